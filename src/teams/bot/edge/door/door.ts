import type { Activity } from 'botbuilder';
import { AppError } from '../../../../core/app-error.ts';
import type { Logger } from '../../../../core/logger.ts';
import { type ChannelTokenRules, checkChannelToken } from './check-channel-token.ts';
import { readInboundActivity } from './inbound-activity.ts';
import { tenantsIn } from './tenants-in.ts';

export interface DoorRules {
  /** Left out only in the sandbox: then anybody on this machine may post. */
  readonly token?: ChannelTokenRules | undefined;
  /** Where the bot may post to; anything else could collect what it says, and the bot's own token. */
  isServiceUrlAllowed(serviceUrl: string): boolean;
  /** In lower case. */
  readonly tenants: readonly string[];
  readonly logger: Logger;
}

/** Nothing else happens. For whoever is not the channel there is no body. */
export interface Refusal {
  readonly kind: 'refused';
  readonly status: 400 | 401 | 403 | 503;
  readonly body?: { readonly code: string; readonly message: string };
}

/** What was found out about the sender before the body is read. */
export interface Pass {
  readonly kind: 'pass';
  /** What the activity must name, where the sender's token was checked. */
  readonly serviceUrl: string | undefined;
}

/** Who may post activities: the channel, for people of the configured tenants. */
export interface Door {
  enter(authorization: string | undefined): Promise<Pass | Refusal>;
  /** Holds the body against the pass. */
  accept(pass: Pass, body: unknown): { readonly kind: 'activity'; readonly activity: Activity } | Refusal;
  /** Whether there are keys to check whoever knocks; `off`: nobody is checked. */
  keys(): Promise<'up' | 'down' | 'off'>;
}

export function createDoor(rules: DoorRules): Door {
  const { token: tokenRules, logger } = rules;
  const refuse = (status: Refusal['status'], reason: string, facts: Record<string, unknown> = {}): Refusal => {
    logger.warn({ status, reason, ...facts }, 'an activity was refused at the door');
    return { kind: 'refused', status };
  };

  return {
    enter: async (authorization) => {
      if (!tokenRules) return { kind: 'pass', serviceUrl: undefined };
      const [, token] = /^Bearer ([^\s,]+)$/i.exec(authorization ?? '') ?? [];
      if (token === undefined) return refuse(401, 'there is no bearer token');
      try {
        const check = await checkChannelToken(token, tokenRules);
        if (check.kind === 'refused') return refuse(401, check.reason);
        return { kind: 'pass', serviceUrl: check.serviceUrl };
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return refuse(503, error.code);
      }
    },
    accept: (pass, body) => {
      const { serviceUrl, channelId } = claimsOf(body, pass);
      if (serviceUrl !== pass.serviceUrl && pass.serviceUrl !== undefined)
        return refuse(403, 'its service URL is not that of its token', { serviceUrl });
      if (channelId !== 'msteams') return refuse(403, 'its channel is not Teams');
      const read = readInboundActivity(body);
      if (read.kind === 'not-an-activity')
        return { kind: 'refused', status: 400, body: { code: 'BadActivity', message: read.message } };
      const { activity } = read;
      if (!rules.isServiceUrlAllowed(activity.serviceUrl))
        return refuse(403, 'its service URL is not allowed', { serviceUrl: activity.serviceUrl });
      const tenants = tenantsIn(activity);
      if (tenants.length === 0 || !tenants.every((tenant) => rules.tenants.includes(tenant)))
        return refuse(403, 'its tenant is not configured', { tenants });
      return read;
    },
    keys: async () => (!tokenRules ? 'off' : (await tokenRules.keys.areThere()) ? 'up' : 'down'),
  };
}

/**
 * What an activity says of where it comes from, before its shape is known. A body that is no object has no shape to begin
 * with, and without a token it need not be precise: that is told by what follows.
 */
function claimsOf(
  body: unknown,
  { serviceUrl }: Pass,
): { readonly serviceUrl?: unknown; readonly channelId?: unknown } {
  const vague = { serviceUrl, channelId: 'msteams' };
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return vague;
  return serviceUrl === undefined ? { ...vague, ...body } : body;
}
