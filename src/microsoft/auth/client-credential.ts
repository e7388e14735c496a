import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ManagedIdentityCredential } from '@azure/identity';
import type { NodeAuthOptions } from '@azure/msal-node';

/** How an app registration proves who it is to Microsoft Entra. */
export type ClientCredential =
  | { readonly kind: 'secret'; readonly secret: string }
  /** Both in PEM; the first certificate is the registration's, others are its chain. */
  | { readonly kind: 'certificate'; readonly certificate: string; readonly privateKey: string }
  /** A user-assigned managed identity vouches for the registration (federated credential). */
  | { readonly kind: 'managed-identity'; readonly clientId: string }
  /** A file with a token that the registration trusts; read anew each time, because it is renewed. */
  | { readonly kind: 'federated-token'; readonly file: string };

type Proof = Pick<NodeAuthOptions, 'clientSecret' | 'clientCertificate' | 'clientAssertion'>;

/** @param federationAudience what a managed identity asks its token for, such as `api://AzureADTokenExchange`. */
export function proofOf(credential: ClientCredential, federationAudience: string): Proof {
  switch (credential.kind) {
    case 'secret':
      return { clientSecret: credential.secret };
    case 'certificate': {
      const { certificate, privateKey } = credential;
      const thumbprintSha256 = createHash('sha256').update(new X509Certificate(certificate).raw).digest('hex');
      return { clientCertificate: { thumbprintSha256, privateKey, x5c: certificate } };
    }
    case 'managed-identity': {
      const identity = new ManagedIdentityCredential({ clientId: credential.clientId });
      return { clientAssertion: async () => (await identity.getToken(`${federationAudience}/.default`)).token };
    }
    case 'federated-token':
      return { clientAssertion: async () => (await readFile(credential.file, 'utf8')).trim() };
  }
}

/** What of it must not be repeated in an error. */
export const secretsOf = (credential: ClientCredential): readonly string[] =>
  credential.kind === 'secret' ? [credential.secret] : [];
