import { createPublicKey } from 'node:crypto';
import type { Bot, Tenant } from '../../tenant/tenant.ts';
import type { Keys } from '../../tokens/keys.ts';
import { TokenRefused, verify } from '../../tokens/verify.ts';
import type { SignInError } from '../sign-in-error.ts';
import { ALGORITHMS, type Assertion, TOLERANCE_S } from './assertion.ts';
import { assertionOutOfTime, assertionRefused } from './assertion-refused.ts';

type Credential = Bot['federatedCredentials'][number];

/**
 * Throws `SignInError` unless a federated credential of the bot has the assertion's issuer, audience and subject, and
 * that issuer signed it. All three are compared as they are written.
 */
export async function checkFederatedAssertion(assertion: Assertion, { bot }: Tenant, keys: Keys): Promise<void> {
  const { iss, aud = [], sub } = assertion.claims;
  if (bot.federatedCredentials.length === 0)
    throw assertionRefused(
      70025,
      `The client '${bot.appId}'(${bot.displayName}) has no configured federated identity credentials.`,
    );
  const audiences = [aud].flat();
  const ofIssuer = bot.federatedCredentials.filter(({ issuer }) => issuer === iss);
  if (ofIssuer.length === 0) throw noMatch(700211, 'issuer', iss);
  const forAudience = ofIssuer.filter((one) => audiences.some((audience) => one.audiences.includes(audience)));
  if (forAudience.length === 0) throw noMatch(700212, 'audience', audiences.join(','));
  const credential = forAudience.find(({ subject }) => subject === sub);
  if (!credential) throw noMatch(700213, 'subject', sub);
  await checkSignature(assertion, credential, keys);
}

async function checkSignature(assertion: Assertion, credential: Credential, keys: Keys): Promise<void> {
  for (const key of publicKeys(assertion, credential, keys)) {
    try {
      const { issuer, audiences } = credential;
      await verify(assertion.token, key, {
        issuers: [issuer],
        audiences,
        algorithms: ALGORITHMS,
        toleranceS: TOLERANCE_S,
      });
      return;
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      if (error.problem !== 'signature') throw assertionOutOfTime(assertion.claims, new Date());
    }
  }
  throw assertionRefused(
    50013,
    'Assertion failed signature validation. [Reason - The provided signature value did not match the expected signature value.]',
  );
}

/** Those that the assertion names, and those without a name. Without a list the issuer is this tenant. */
function publicKeys({ header }: Assertion, { keys: listed }: Credential, { entra }: Keys) {
  if (!listed) return [entra];
  const fitting = listed.filter(({ kid }) => kid === undefined || header.kid === undefined || kid === header.kid);
  return fitting.map((key) => ({ publicKey: createPublicKey({ key, format: 'jwk' }) }));
}

const noMatch = (number: number, what: string, presented: string | undefined): SignInError =>
  assertionRefused(
    number,
    `No matching federated identity record found for presented assertion ${what} '${presented ?? ''}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation`,
  );
