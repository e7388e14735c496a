import type { Described, Exchange } from '../contract.ts';
import type { OpenApi } from '../openapi.ts';
import { readSwagger } from './swagger.ts';
import { wireShape } from './wire-shape.ts';

/** Which description is about which version. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  '2020-10-01': ['pim-2020-10-01.json'],
  '2020-10-01-preview': ['pim-2020-10-01-preview.json'],
  '2021-01-01-preview': ['approvals-2021-01-01-preview.json'],
  '2022-04-01-preview': ['pim-requests-2022-04-01-preview.json', 'alerts-2022-08-01-preview.json'],
  '2022-08-01-preview': ['alerts-2022-08-01-preview.json'],
  '2022-04-01': ['rbac-2022-04-01.json'],
  '2022-05-01-preview': ['rbac-roledefinitions-2022-05-01-preview.json'],
  '2022-12-01': ['subscriptions-2022-12-01.json'],
  '2020-05-01': ['managementgroups-2020-05-01.json'],
  // Not described in the reference: both show what the stable version shows.
  '2024-02-01-preview': ['pim-2020-10-01.json'],
  '2024-09-01-preview': ['pim-2020-10-01.json'],
};

/** Finds what Microsoft's descriptions of Azure Resource Manager say of an exchange; nothing of what they do not cover. */
export function armDescription(): (exchange: Exchange) => Described | undefined {
  const files = [...new Set(Object.values(FILES).flat())];
  const apis = new Map(files.map((file) => [file, readSwagger(file)]));
  return ({ method, url, status, responseBody }) => {
    const [, written = '', query = ''] = /^https:\/\/management\.azure\.com(\/[^?]*)\??(.*)$/.exec(url) ?? [];
    if (written === '' || OUTSIDE.test(written)) return undefined;
    const options = [...new URLSearchParams(query)];
    const version = options.find(([name]) => name.toLowerCase() === 'api-version')?.[1].toLowerCase() ?? 'no version';
    const path = plain(written);
    const known = (FILES[version] ?? []).flatMap((file) => apis.get(file) ?? []);
    const api = known.find((one) => one.operation(method, path)) ?? known[0] ?? (apis.get(files[0] ?? '') as OpenApi);
    const isGiven = status !== null && status < 300 && path.includes('/providers/Microsoft.Authorization/');
    return {
      where: `${method} ${version} ${shortened(path)}`,
      service: 'Azure Resource Manager',
      api,
      operation: known.length > 0 ? api.operation(method, path) : undefined,
      options: options.map(([name]) => name),
      body: responseBody,
      peculiarities: isGiven ? wireShape(responseBody) : [],
    };
  };
}

/** Resource groups and resources, of which the reference has no description. */
const OUTSIDE = /^\/+subscriptions\/+[^/]+\/+(resourceGroups|resources)(\/+[^/]+){0,1}(\/+resources)?\/*$/i;

/** Decoded, and without the slashes that clients double. */
function plain(path: string): string {
  const single = path.replace(/\/{2,}/g, '/');
  try {
    return decodeURIComponent(single);
  } catch {
    return single;
  }
}

/** Without the scope and the names, so that the same mistake is the same sentence. */
const shortened = (path: string): string =>
  path
    .replace(/^.*(?=\/providers\/Microsoft\.Authorization\/)/i, '')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '{id}');
