import type { Call } from '../server/call.ts';
import type { Route } from '../server/routes.ts';
import { ArmError } from './arm-error.ts';

/** Which versions carry what. The previews of 2024 and 2020 show what the stable version shows. */
export const VERSIONS = {
  pim: ['2020-10-01', '2020-10-01-preview', '2024-02-01-preview', '2024-09-01-preview'],
  requests: ['2020-10-01', '2020-10-01-preview', '2022-04-01-preview', '2024-02-01-preview', '2024-09-01-preview'],
  approvals: ['2021-01-01-preview'],
  alerts: ['2022-08-01-preview'],
  /** The address in the answer to a refresh names another version. */
  alertOperations: ['2022-08-01-preview', '2022-04-01-preview'],
  roles: ['2022-04-01', '2022-05-01-preview', '2018-07-01', '2018-01-01-preview', '2015-07-01'],
  subscriptions: ['2022-12-01', '2022-09-01', '2021-01-01', '2020-01-01', '2019-06-01', '2016-06-01'],
  resources: ['2021-04-01', '2020-06-01', '2019-10-01'],
  managementGroups: ['2020-05-01', '2020-10-01', '2021-04-01', '2023-04-01'],
} as const satisfies Record<string, readonly string[]>;

export type ApiFamily = keyof typeof VERSIONS;

/** Throws `ArmError` 400 for a call without a version. */
export function requireVersion({ query }: Call): void {
  if (versionIn(query) === undefined)
    throw new ArmError(
      400,
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    );
}

/** The same routes, for the versions of a family only. */
export const versioned = (family: ApiFamily, routes: readonly Route[]): readonly Route[] =>
  routes.map((route) => ({
    ...route,
    handler: (call, params) => {
      checkVersion(family, call);
      return route.handler(call, params);
    },
  }));

/** What belongs to authorization is not found in another version; elsewhere the version is what is wrong. */
function checkVersion(family: ApiFamily, { query, path }: Call): void {
  const version = versionIn(query) ?? '';
  const versions: readonly string[] = VERSIONS[family];
  if (versions.includes(version.toLowerCase())) return;
  const [, type] =
    /\/providers\/Microsoft\.Authorization\/([^/]+)(?!.*\/providers\/Microsoft\.Authorization\/)/i.exec(path) ?? [];
  if (type)
    throw new ArmError(
      404,
      'InvalidResourceType',
      `The resource type '${type}' could not be found in the namespace 'Microsoft.Authorization' for api version '${version}'. The supported api-versions are '${versions.join(',')}'.`,
    );
  throw new ArmError(
    400,
    'InvalidApiVersionParameter',
    `The api-version '${version}' is invalid. The supported versions are '${versions.join(',')}'.`,
  );
}

/** Names of query parameters are read without regard to case. */
export const versionIn = (query: URLSearchParams): string | undefined =>
  [...query].find(([name, value]) => name.toLowerCase() === 'api-version' && value !== '')?.[1];
