import type { RoleDefinitions } from '../../pim/index.ts';
import { segment } from '../http/client/odata.ts';
import type { ArmClient } from './client.ts';
import { roleIdOf } from './map/role.ts';
import { roleDefinitionOf } from './map/role-definition.ts';
import { pathAt } from './path.ts';
import { roleDefinition } from './wire/role-definition.ts';

const DEFINITIONS = 'roleDefinitions';
const version = 'roles';

/** Azure's own roles and those that organizations made, as they can be given at a scope. */
export const createRoleDefinitions = (arm: ArmClient): RoleDefinitions => ({
  async list(person, scopeId) {
    const found = await arm.list(person, pathAt(scopeId, DEFINITIONS, { version }), roleDefinition);
    return found.map(roleDefinitionOf);
  },
  async read(person, { roleId, scopeId }) {
    const path = pathAt(scopeId, `${DEFINITIONS}/${segment(roleIdOf(roleId))}`, { version });
    const found = await arm.find(person, path, roleDefinition);
    return found && roleDefinitionOf(found);
  },
});
