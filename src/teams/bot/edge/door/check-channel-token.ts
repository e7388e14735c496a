import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from '../../../../core/clock.ts';
import type { ChannelKeys } from './channel-keys.ts';

/** Whose tokens are taken, and for whom they must be. */
export interface ChannelTokenRules {
  readonly keys: ChannelKeys;
  readonly issuer: string;
  /** The bot's application id. */
  readonly audience: string;
  /** Real time: tokens do not age with the simulated clock. */
  readonly clock: Clock;
}

export type ChannelTokenCheck =
  | { readonly kind: 'genuine'; readonly serviceUrl: string }
  /** Why not, for the log. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Clocks of the channel and of this machine may differ so much. */
const LEEWAY_S = 300;

/**
 * Whether the channel itself made this token, for this bot, and what service URL it stands for. What its own words rule
 * out costs no look at the keys. Errors: AppError `ChannelKeysUnavailable`.
 */
export async function checkChannelToken(token: string, rules: ChannelTokenRules): Promise<ChannelTokenCheck> {
  const said = read(token);
  if (!said) return refused('it is no signed token');
  const { alg, kid, iss, aud } = said;
  if (alg !== 'RS256') return refused('it is not signed with RS256');
  if (iss !== rules.issuer) return refused('its issuer is not the channel');
  // One that is for others too is none of ours.
  if (aud !== rules.audience) return refused('it is for another audience');
  if (typeof kid !== 'string' || kid === '') return refused('it names no key');
  const key = await rules.keys.find(kid);
  if (!key) return refused('the channel has no such key that is endorsed for Teams');
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['RS256'],
      issuer: rules.issuer,
      audience: rules.audience,
      clockTolerance: LEEWAY_S,
      currentDate: rules.clock.now(),
      requiredClaims: ['exp'],
    });
    return genuine(payload);
  } catch (error) {
    return refused(reasonOf(error));
  }
}

function genuine({ serviceurl }: JWTPayload): ChannelTokenCheck {
  if (typeof serviceurl !== 'string' || serviceurl === '') return refused('it names no service URL');
  return { kind: 'genuine', serviceUrl: serviceurl };
}

function read(token: string) {
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    const { iss, aud } = decodeJwt(token);
    return { alg, kid, iss, aud };
  } catch {
    return undefined;
  }
}

const refused = (reason: string): ChannelTokenCheck => ({ kind: 'refused', reason });

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'it has ended';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'its signature is not of its key';
  if (error instanceof errors.JWTClaimValidationFailed) return `its claim "${error.claim}" does not hold`;
  return 'it cannot be read';
}
