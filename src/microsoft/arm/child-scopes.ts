import type { ChildScopes } from '../../pim/index.ts';
import type { ArmClient } from './client.ts';
import { scopeOf } from './map/scope.ts';
import { pathAt } from './path.ts';
import { childResource } from './wire/child-resource.ts';

/** The scopes right below one. All levels at once is asked for by some clients, but documented nowhere. */
export const createChildScopes = (arm: ArmClient): ChildScopes => ({
  async list(person, scopeId) {
    const rows = await arm.list(person, pathAt(scopeId, 'eligibleChildResources'), childResource);
    return rows.map(({ id, name }) => scopeOf(id, name));
  },
});
