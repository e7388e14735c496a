import type { Activity } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import { AppError } from '../../../core/app-error.ts';
import type { Logger } from '../../../core/logger.ts';
import { withoutThread } from '../../delivery/conversation-reference.ts';
import { isPersonal } from '../turn.ts';
import { addressOf } from './address-of.ts';
import type { ConnectorClient } from './connector/connector-client.ts';

export type SenderCheck =
  /** @param activity the same, with the sender's own tenant in it. */
  | { readonly kind: 'ours'; readonly activity: Activity }
  /** Of an organization that is not configured. */
  | { readonly kind: 'foreign' }
  /** Teams did not say, or knows nobody of this id there. */
  | { readonly kind: 'unchecked' };

export interface SenderParts {
  readonly connector: Pick<ConnectorClient, 'member'>;
  /** In lower case. */
  readonly tenants: readonly string[];
  readonly logger: Logger;
}

const KEPT_MS = 60 * 60_000;

/**
 * Whose account somebody is who writes where others are. In a shared channel the activity names the tenant of the channel,
 * and people of other organizations write there too: the door cannot tell them apart, the roster can.
 */
export function createSenderCheck({ connector, tenants, logger }: SenderParts) {
  /** The home tenants of members, by conversation and Teams' id of them. */
  const homes = new LRUCache<string, string>({ max: 10_000, ttl: KEPT_MS });

  async function homeOf(activity: Activity): Promise<string | undefined> {
    const to = addressOf(activity);
    const conversationId = withoutThread(to.conversationId);
    const key = `${conversationId} ${activity.from.id} ${activity.from.aadObjectId}`;
    const known = homes.get(key);
    if (known !== undefined) return known;
    const member = await connector.member({ ...to, conversationId }, activity.from.id);
    if (!member?.tenantId || member.objectId !== activity.from.aadObjectId?.toLowerCase()) return undefined;
    homes.set(key, member.tenantId);
    return member.tenantId;
  }

  return async (activity: Activity): Promise<SenderCheck> => {
    // The door has held what is named there against the configured tenants.
    if (isPersonal(activity) || Reflect.get(activity.from, 'tenantId')) return { kind: 'ours', activity };
    try {
      const tenantId = await homeOf(activity);
      if (tenantId === undefined) return { kind: 'unchecked' };
      if (!tenants.includes(tenantId)) return { kind: 'foreign' };
      return { kind: 'ours', activity: { ...activity, from: { ...activity.from, ...{ tenantId } } } };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      logger.warn({ error }, 'it could not be found out whose account somebody has');
      return { kind: 'unchecked' };
    }
  };
}

export type CheckSender = ReturnType<typeof createSenderCheck>;
