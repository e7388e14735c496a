import { createPrivateKey, X509Certificate } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import selfsigned from 'selfsigned';

/** A certificate with its key, as an operator keeps them. */
export interface KeyedCertificate {
  readonly certificate: string;
  readonly privateKey: string;
  /** Hexadecimal, as MSAL takes them. */
  readonly thumbprint: string;
  readonly thumbprintSha256: string;
}

/** Valid from yesterday for a year, unless told otherwise. */
export async function createCertificate(days = { from: -1, until: 364 }): Promise<KeyedCertificate> {
  const at = (day: number) => new Date(Date.now() + day * 86_400_000);
  const { cert, private: privateKey } = await selfsigned.generate([{ name: 'commonName', value: 'pim-bot' }], {
    keySize: 2048,
    notBeforeDate: at(days.from),
    notAfterDate: at(days.until),
  });
  const { fingerprint, fingerprint256 } = new X509Certificate(cert);
  return {
    certificate: cert,
    privateKey: createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'pem' }).toString(),
    thumbprint: fingerprint.replaceAll(':', ''),
    thumbprintSha256: fingerprint256.replaceAll(':', ''),
  };
}

/** Somebody who signs tokens that Entra is told to trust: a cluster, a build service. */
export interface TrustedIssuer {
  /** The public key, for the tenant file. */
  readonly key: { readonly kty: 'RSA'; readonly n: string; readonly e: string; readonly kid: string };
  sign(claims: JWTPayload): Promise<string>;
}

export async function createIssuer(kid = 'cluster-1'): Promise<TrustedIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const { n = '', e = '' } = await exportJWK(publicKey);
  const nowS = Math.floor(Date.now() / 1000);
  return {
    key: { kty: 'RSA', n, e, kid },
    sign: (claims) =>
      new SignJWT({ iat: nowS, nbf: nowS, exp: nowS + 600, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid })
        .sign(privateKey),
  };
}
