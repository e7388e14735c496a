import { AppError } from '../../core/app-error.ts';
import { segment } from '../http/client/odata.ts';
import { plainId, scopeKindOf } from './map/scope.ts';

/** What carries what. PIM's approvals and alerts have versions of their own. */
const VERSIONS = {
  pim: '2020-10-01',
  approvals: '2021-01-01-preview',
  alerts: '2022-08-01-preview',
  roles: '2022-04-01',
} as const;

export interface PathOptions {
  readonly filter?: string | undefined;
  readonly version?: keyof typeof VERSIONS;
}

/**
 * Where something of authorization is found at a scope: `{scope}/providers/Microsoft.Authorization/{type…}`.
 *
 * @param type a collection, with a name and an action where they are meant: single names go through `segment`
 * @throws AppError `InvalidScope` for what is no scope of Azure: nothing is sent
 */
export function pathAt(scopeId: string, type: string, options: PathOptions = {}): string {
  const scope = plainId(scopeId);
  const parts = scope.split('/').filter(Boolean);
  // A dot would climb out of the scope that was named, and nothing is not the root of the tenant.
  const isDotted = parts.some((part) => /^\.{1,2}$/.test(part));
  if (scopeId === '' || isDotted || scopeKindOf(scope) === undefined) throw invalidScope(scopeId);
  return withVersion([...parts.map(segment), 'providers/Microsoft.Authorization', type].join('/'), options);
}

function withVersion(path: string, { filter, version = 'pim' }: PathOptions): string {
  const query = `api-version=${VERSIONS[version]}`;
  return filter ? `${path}?${query}&$filter=${encodeURIComponent(filter)}` : `${path}?${query}`;
}

const invalidScope = (scopeId: string): AppError =>
  new AppError('InvalidScope', `"${scopeId}" is no scope of Azure. Nothing was sent. Say "roles" for those that are.`, {
    facts: { scopeId },
  });
