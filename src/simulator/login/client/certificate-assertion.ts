import { X509Certificate } from 'node:crypto';
import type { ProtectedHeaderParameters } from 'jose';
import type { Tenant } from '../../tenant/tenant.ts';
import { issuerV2 } from '../../tokens/claims.ts';
import { type TokenProblem, TokenRefused, verify } from '../../tokens/verify.ts';
import type { SignInError } from '../sign-in-error.ts';
import { ALGORITHMS, type Assertion, TOLERANCE_S } from './assertion.ts';
import { assertionOutOfTime, assertionRefused } from './assertion-refused.ts';

/** Throws `SignInError` unless a registered certificate that is valid today signed the assertion, and it names the bot and this tenant. */
export async function checkCertificateAssertion(
  assertion: Assertion,
  { bot, tenantId, domain }: Tenant,
): Promise<void> {
  const { token, header, claims } = assertion;
  const named = header['x5t#S256'] ?? header.x5t ?? header.kid;
  if (typeof named !== 'string')
    throw assertionRefused(
      5002723,
      'Invalid JWT token. No certificate SHA-1 thumbprint, certificate SHA-256 thumbprint, nor keyId specified in token header.',
    );
  const certificate = bot.certificates.map((pem) => new X509Certificate(pem)).find((one) => isNamed(one, header));
  if (!certificate) throw notRegistered(bot.appId, named);
  const now = new Date();
  if (now < new Date(certificate.validFrom) || now > new Date(certificate.validTo)) throw outdated(certificate, named);
  try {
    await verify(token, certificate, {
      issuers: [bot.appId],
      audiences: [tenantId, domain, 'common', 'organizations'].flatMap(audiencesOf),
      algorithms: ALGORITHMS,
      toleranceS: TOLERANCE_S,
    });
  } catch (error) {
    throw error instanceof TokenRefused ? refused(error.problem, assertion, named, now) : error;
  }
  if (claims.sub !== bot.appId) throw foreign();
}

/** The token endpoint, or the issuer. */
const audiencesOf = (segment: string): readonly string[] => [
  `https://login.microsoftonline.com/${segment}/oauth2/v2.0/token`,
  `https://login.microsoftonline.com/${segment}/oauth2/token`,
  issuerV2(segment),
];

/** Thumbprints are base64url of the hash, a `kid` may be it in hexadecimal digits. */
function isNamed({ fingerprint, fingerprint256 }: X509Certificate, header: ProtectedHeaderParameters): boolean {
  const sha1 = Buffer.from(fingerprint.replaceAll(':', ''), 'hex');
  const sha256 = Buffer.from(fingerprint256.replaceAll(':', ''), 'hex');
  const is = (text: unknown, hash: Buffer) => typeof text === 'string' && Buffer.from(text, 'base64url').equals(hash);
  if (header['x5t#S256'] !== undefined) return is(header['x5t#S256'], sha256);
  if (header.x5t !== undefined) return is(header.x5t, sha1);
  return is(header.kid, sha1) || header.kid?.toLowerCase() === sha1.toString('hex');
}

function refused(problem: TokenProblem, { claims }: Assertion, named: string, now: Date): SignInError {
  if (problem === 'expired' || problem === 'not-yet-valid') return assertionOutOfTime(claims, now);
  if (problem === 'issuer') return foreign();
  if (problem === 'audience')
    return assertionRefused(
      700023,
      'Client assertion audience claim does not match Realm issuer. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .',
    );
  return assertionRefused(
    700027,
    `Client assertion failed signature validation. [Reason - The provided signature value did not match the expected signature value., Thumbprint of key used by client: '${hexadecimal(named)}']`,
  );
}

const foreign = (): SignInError =>
  assertionRefused(
    700021,
    "Client assertion application identifier doesn't match 'client_id' parameter. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .",
  );

const notRegistered = (appId: string, named: string): SignInError =>
  assertionRefused(
    700027,
    `The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '${hexadecimal(named)}', Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${appId}'.]`,
  );

const outdated = ({ validFrom, validTo }: X509Certificate, named: string): SignInError =>
  assertionRefused(
    700027,
    `Client assertion contains an invalid signature. [Reason - The key used is expired., Thumbprint of key used by client: '${hexadecimal(named)}', Found key 'Start=${validFrom}, End=${validTo}']`,
  );

const hexadecimal = (thumbprint: string): string =>
  /^[0-9a-f]{40}$/i.test(thumbprint) ? thumbprint : Buffer.from(thumbprint, 'base64url').toString('hex').toUpperCase();
