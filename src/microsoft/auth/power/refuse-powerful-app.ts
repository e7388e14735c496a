import { AppError } from '../../../core/app-error.ts';
import type { Logger } from '../../../core/logger.ts';
import type { AppTokenSource } from '../app-token.ts';
import { NETWORK_ERROR } from '../msal-network.ts';
import { writePermissionsIn } from './write-permissions-in.ts';

const LOOK_AGAIN_MS = 60_000;

/** A registration (or managed identity) in a tenant, and its app-only tokens for Microsoft Graph. */
export interface OwnIdentity extends Pick<AppTokenSource, 'token'> {
  readonly clientId: string;
  readonly tenant: string;
}

export interface PowerCheckParts {
  readonly identities: readonly OwnIdentity[];
  /** Told of a power that could only be seen after the start. */
  readonly found: (error: AppError) => void;
  wait(ms: number): Promise<void>;
  readonly logger: Logger;
}

/**
 * Looks at what the bot could do by itself: PIM acts for people, so the bot must hold no power over access of its own
 * (promise Security 10). Where the sign-in service does not answer it looks again every minute; an identity that gets no
 * token at all has no power.
 *
 * Errors: AppError `AppTooPowerful`.
 */
export async function refusePowerfulApp({ identities, found, wait, logger }: PowerCheckParts): Promise<void> {
  await Promise.all(
    identities.map(async (identity) => {
      if (await isKnownHarmless(identity, logger)) return;
      void lookAgain(identity).catch(found);
    }),
  );

  async function lookAgain(identity: OwnIdentity): Promise<void> {
    do await wait(LOOK_AGAIN_MS);
    while (!(await isKnownHarmless(identity, logger)));
  }
}

/** @returns false where the sign-in service did not answer. Errors: AppError `AppTooPowerful`. */
async function isKnownHarmless({ clientId, tenant, token }: OwnIdentity, logger: Logger): Promise<boolean> {
  const facts = { clientId, tenant };
  const got = await token().catch((error: unknown) => error);
  if (typeof got !== 'string') {
    const isSilent = got instanceof AppError && got.facts.error === NETWORK_ERROR;
    logger.warn({ ...facts, error: got }, 'what the bot could do by itself could not be looked at');
    return !isSilent;
  }
  const permissions = writePermissionsIn(got);
  if (permissions.length === 0) return true;
  throw new AppError(
    'AppTooPowerful',
    `The registration ${clientId} has power over access of its own in tenant ${tenant}: ${permissions.join(', ')}. Whoever got hold of the bot's credential could give access to anybody. Remove these permissions of type Application (Entra admin center → App registrations → API permissions; of a managed identity: its app role assignments). Delegated ones of the same names are needed and stay.`,
    { facts: { ...facts, permissions } },
  );
}
