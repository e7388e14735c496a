import { type OwnTokenParts, ownTokens } from './app-own-tokens.ts';
import { connectPim } from './app-pim.ts';
import type { AppTokenSource } from './microsoft/auth/app-token.ts';
import { APP_ONLY_READS } from './microsoft/auth/permissions.ts';
import type { Resource, TokenSource } from './microsoft/http/token-source.ts';
import type { OwnReads } from './pim/index.ts';

/** The part of the composition root that lets the bot look by itself at what is in force: nothing unless it is switched on. */
export function createOwnReads(parts: OwnTokenParts): OwnReads {
  const { features, signIn, cloud } = parts.config;
  if (!features.includes(APP_ONLY_READS.feature)) return new Map();
  const sources = new Map<string, AppTokenSource>();
  const sourceOf = (tenantId: string, resource: Resource): AppTokenSource => {
    const key = `${tenantId} ${resource}`;
    const source = sources.get(key) ?? ownTokens(parts, signIn, tenantId, cloud[resource]);
    sources.set(key, source);
    return source;
  };
  const tokens: TokenSource = {
    token: ({ tenantId }, resource) => sourceOf(tenantId, resource).token(),
    forget: ({ tenantId }, resource, refused) => sourceOf(tenantId, resource).forget(refused),
  };
  const { providers } = connectPim({ ...parts, tokens });
  return new Map([...providers].map(([name, { rights }]) => [name, { assignments: rights.assignments }]));
}
