import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface CertificateAndKey {
  /** PEM, with the chain that the file has. */
  readonly certificate: string;
  /** PEM, PKCS #8, without a passphrase. */
  readonly privateKey: string;
}

const CERTIFICATES = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
const KEY = /-----BEGIN (?:RSA )?PRIVATE KEY-----[\s\S]+?-----END (?:RSA )?PRIVATE KEY-----/;

/** @returns what is wrong with the file, where it cannot be used. */
export function readCertificate(path: string): CertificateAndKey | string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return `must name a PEM file that can be read (${code})`;
  }
  const certificates = text.match(CERTIFICATES) ?? [];
  const [key] = text.match(KEY) ?? [];
  const [first] = certificates;
  if (!first || !key)
    return 'must name a PEM file that holds the certificate and its private key, without a passphrase';
  try {
    const certificate = new X509Certificate(first);
    const privateKey = createPrivateKey(key);
    if (!certificate.checkPrivateKey(privateKey)) return 'holds a private key that is not of its certificate';
    if (new Date(certificate.validTo) < new Date()) return `holds a certificate that ended on ${certificate.validTo}`;
    return {
      certificate: certificates.join('\n'),
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
  } catch {
    return 'must name a PEM file whose certificate and private key can be read';
  }
}
