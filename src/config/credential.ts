/** How an app registration proves who it is. */
export type Credential =
  | { readonly kind: 'secret'; readonly secret: string }
  /** Both in PEM. */
  | { readonly kind: 'certificate'; readonly certificate: string; readonly privateKey: string }
  /** A user-assigned managed identity vouches for the registration (federated credential). */
  | { readonly kind: 'managed-identity'; readonly clientId: string }
  /** A file with a token that the registration trusts, renewed by whoever runs the bot, as Kubernetes does. */
  | { readonly kind: 'federated-token'; readonly file: string };
