import type { RightsFilter, RoleAtScope, Whose } from '../../pim/index.ts';
import { literal } from '../http/client/odata.ts';
import { roleIdOf } from './map/role.ts';
import { pathAt } from './path.ts';

/** The three layers of one kind of right. */
export const COLLECTIONS = { assignment: collections('Assignment'), eligibility: collections('Eligibility') } as const;

function collections(word: string): Readonly<Record<'requests' | 'schedules' | 'instances', string>> {
  const schedule = `role${word}Schedule`;
  return { requests: `${schedule}Requests`, schedules: `${schedule}s`, instances: `${schedule}Instances` };
}

/**
 * Which rows of a collection. One's own are all read at the root of the tenant, in one call for all subscriptions and
 * management groups; the others at the scope asked about, where a reader's role is needed.
 */
export function placeOf(collection: string, whose: Whose): string {
  if (whose === 'mine') return pathAt('/', collection, { filter: 'asTarget()' });
  const { principalId, scopeId } = whose;
  const conditions = [
    ...(principalId === undefined ? [] : [`principalId eq ${literal(principalId)}`]),
    ...(scopeId === undefined ? [] : ['atScope()']),
  ];
  return pathAt(scopeId ?? '/', collection, { filter: conditions.join(' and ') });
}

/** Those of the role that is asked for. Azure is not asked to choose: its ids of one role have several forms. */
export const ofRole = <Row extends RoleAtScope>(rows: readonly Row[], { roleId }: RightsFilter): readonly Row[] =>
  roleId === undefined ? rows : rows.filter(({ role }) => role.id === roleIdOf(roleId));
