import type { Described, Exchange } from '../contract.ts';
import { type OpenApi, readOpenApi } from '../openapi.ts';

/** Finds what Microsoft's descriptions of Graph say of an exchange; nothing of what they do not cover. */
export function graphDescription(): (exchange: Exchange) => Described | undefined {
  const apis: Readonly<Record<string, OpenApi>> = {
    'v1.0': readOpenApi('graph-pim-v1.0.json'),
    beta: readOpenApi('graph-pim-beta.json'),
  };
  return ({ method, url, status, responseBody }) => {
    const [, version = '', path = ''] = /^https:\/\/graph\.microsoft\.com\/(v1\.0|beta)(\/[^?]*)/.exec(url) ?? [];
    const api = apis[version];
    if (!api || isOutside(path)) return undefined;
    const plain = decodeURIComponent(path);
    const isCount = path.endsWith('/$count') && status !== null && status < 400;
    return {
      where: `${method} ${version}${plain}`,
      service: 'Microsoft Graph',
      api,
      operation: api.operation(method, plain),
      options: [],
      // A count comes as plain text.
      body: isCount ? Number(responseBody) : responseBody,
      peculiarities: [],
    };
  };
}

/** What the descriptions of PIM do not cover: the directory itself, its own role assignments, how people sign in, and batches. */
const isOutside = (path: string): boolean =>
  /^\/(me|users|groups|servicePrincipals|applications|directory|directoryObjects|identity|oauth2PermissionGrants|\$batch)(\/|$)/i.test(
    path,
  ) || /^\/roleManagement\/directory\/roleAssignments(\/|$)/i.test(path);
