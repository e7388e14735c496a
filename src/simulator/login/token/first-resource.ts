import type { ResourceScopes, Scopes } from '../asked/scopes.ts';

/** What a token is for when the request does not say it. A sign-in for OpenID Connect alone gives one for Graph, without any permission. */
export const firstResource = ({ resources: [first] }: Scopes): ResourceScopes =>
  first ?? { resource: 'graph', permissions: [], written: [] };
