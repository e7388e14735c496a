import type { Entity } from '../../odata/entity.ts';
import type { Schedule } from '../../pim/schedule.ts';
import { mintInstanceId } from '../../tenant/instance-id.ts';
import { holderNavigation } from '../schedules/holder.ts';
import { roleSurface } from '../surfaces/role-surface.ts';
import type { Moment } from '../surfaces/surface.ts';

/** The id of a role assignment is that of its schedule instance, whoever made it. */
export const roleAssignmentId = ({ access, principalId }: Pick<Schedule, 'access' | 'principalId'>): string =>
  mintInstanceId(access, principalId);

/** An assignment as the directory itself has it: who holds what and where, not how or until when. */
export const roleAssignmentEntity = (held: Pick<Schedule, 'access' | 'principalId'>, at: Moment): Entity => ({
  type: 'unifiedRoleAssignment',
  properties: {
    id: roleAssignmentId(held),
    principalId: held.principalId,
    resourceScope: held.access.scope,
    directoryScopeId: held.access.scope,
    roleDefinitionId: held.access.role,
  },
  navigation: holderNavigation(roleSurface, held, at),
});
