import type { RoleDefinition, RoleDefinitions } from '../../pim/index.ts';
import { segment } from '../http/client/odata.ts';
import type { GraphClient } from './client.ts';
import { roleDefinitionOf } from './map/role-definition.ts';
import { GROUP_ROLES } from './surfaces/group-surface.ts';
import { roleDefinition } from './wire/role-definition.ts';

/** Beta, because version 1.0 does not say which roles are privileged. */
const DEFINITIONS = 'beta/roleManagement/directory/roleDefinitions';

/**
 * Entra roles. Graph does not say which of them can be given at a narrower scope: all are listed, and PIM refuses the
 * others with `Request_BadRequest`.
 */
export const createRoleDefinitions = (graph: GraphClient): RoleDefinitions => ({
  async list(person) {
    const found = await graph.list(person, DEFINITIONS, roleDefinition);
    return found.filter(({ isEnabled }) => isEnabled !== false).map(roleDefinitionOf);
  },
  async read(person, { roleId }) {
    const found = await graph.find(person, `${DEFINITIONS}/${segment(roleId)}`, roleDefinition);
    return found && roleDefinitionOf(found);
  },
});

/** Of groups there are the same two everywhere, and what they allow depends on the group. */
export const groupRoleDefinitions: RoleDefinitions = {
  list: async () => GROUP_DEFINITIONS,
  read: async (_person, { roleId }) => GROUP_DEFINITIONS.find(({ id }) => id === roleId.toLowerCase()),
};

const GROUP_DEFINITIONS: readonly RoleDefinition[] = [...GROUP_ROLES].map(([id, name]) => ({
  provider: 'group',
  id,
  name,
  description: '',
  isBuiltIn: true,
  isPrivileged: undefined,
  allows: [],
  except: [],
}));
