import { z } from 'zod';
import type { FilterRules } from '../../odata/query.ts';
import type { Kind } from '../../pim/model.ts';
import { refusals } from '../../pim/refusal.ts';
import { mintInstanceId } from '../../tenant/instance-id.ts';
import { scopeEntity } from '../principal-entity.ts';
import { roleNameEntity } from '../role-definition-entity.ts';
import { ENTRA_ROLE, holdsOneOf, PIM_ADMINISTRATORS } from '../roles-of-caller.ts';
import type { Half, Layer, Surface } from './surface.ts';

/** Who may read everybody's role schedules (Microsoft Learn, "List roleAssignmentSchedules", permissions). */
const READERS = [
  ENTRA_ROLE.globalReader,
  ENTRA_ROLE.securityOperator,
  ENTRA_ROLE.securityReader,
  ENTRA_ROLE.securityAdministrator,
  ...PIM_ADMINISTRATORS,
];

const COMPARABLE = ['principalId', 'roleDefinitionId', 'directoryScopeId', 'appScopeId'];

const access = z.object({
  roleDefinitionId: z.string().min(1).toLowerCase(),
  directoryScopeId: z.string().startsWith('/'),
});

/** PIM of Entra roles. Its kinds of membership are free texts in Pascal case. */
export const roleSurface: Surface = {
  path: 'roleManagement/directory',
  halves: { assignment: half('assignment'), eligibility: half('eligibility') },
  pim: ({ roles }) => roles,
  policies: ({ rolePolicies }) => rolePolicies,
  accessJson: ({ role, scope }) => ({ roleDefinitionId: role, directoryScopeId: scope, appScopeId: null }),
  readAccess: (body) => {
    const read = access.safeParse(body);
    if (!read.success) throw refusals.malformed();
    return { role: read.data.roleDefinitionId, scope: scopeOf(read.data.directoryScopeId) };
  },
  createdByJson: (id) => ({ application: null, device: null, user: { displayName: null, id } }),
  word: (word) => word,
  scheduleId: ({ id }) => id,
  instanceId: (schedule) => instanceId(schedule.kind, mintInstanceId(schedule.access, schedule.principalId)),
  navigation: ({ role, scope }, { directory }) => ({
    roleDefinition: () => {
      const found = directory.role(role);
      return found ? roleNameEntity(found) : null;
    },
    directoryScope: () => scopeEntity(directory, scope),
    appScope: () => null,
  }),
  originJson: (kind, schedule) =>
    kind === 'assignment' ? { roleAssignmentOriginId: mintInstanceId(schedule.access, schedule.principalId) } : {},
  checkList: (_query, caller, at) => {
    if (!holdsOneOf(READERS, caller, at)) throw refusals.notAllowed();
  },
  mayRead: (_access, caller, at) => holdsOneOf(READERS, caller, at),
  mayAdminister: (_access, caller, at) => holdsOneOf(PIM_ADMINISTRATORS, caller, at),
};

const instanceId = (kind: Kind, id: string): string => (kind === 'assignment' ? id : `${id}-e`);

/** The id in a scope is a GUID, so its case does not matter; the word before it has one spelling. */
export const scopeOf = (written: string): string =>
  written.toLowerCase().replace(/^\/administrativeunits\//, '/administrativeUnits/');

function half(kind: Kind): Half {
  const word = kind === 'assignment' ? 'Assignment' : 'Eligibility';
  const own = kind === 'assignment' ? ['memberType', 'assignmentType'] : ['memberType'];
  const scheduleLink = `role${word}ScheduleId`;
  const links = kind === 'assignment' ? ['roleAssignmentOriginId', scheduleLink] : [scheduleLink];
  const schedule = `Role${word}Schedule`;
  const writers = [`${schedule}.ReadWrite.Directory`, 'RoleManagement.ReadWrite.Directory'];
  const removers = [`${schedule}.Remove.Directory`];
  return {
    // A bare status is refused in the plain list; what Microsoft Learn says of it is not so.
    requests: layer(`${schedule}Request`, ['targetScheduleId', 'status', 'id'], ['status']),
    schedules: layer(schedule, own),
    instances: layer(`${schedule}Instance`, [...own, ...links]),
    scheduleLink,
    readers: [
      `${schedule}.Read.Directory`,
      'RoleManagement.Read.Directory',
      'RoleManagement.Read.All',
      `${schedule}.ReadWrite.Directory`,
      'RoleManagement.ReadWrite.Directory',
    ],
    // A permission to read does not open requests, whatever Microsoft Learn says.
    requestReaders: [...writers, ...removers],
    writers,
    removers,
  };
}

function layer(word: string, more: readonly string[], notAlone: readonly string[] = []): Layer {
  const filters: FilterRules = {
    operators: Object.fromEntries([...COMPARABLE, ...more].map((name) => [name, ['eq', 'ne']])),
    largestOr: 0,
    notAlone,
  };
  return {
    name: `r${word.slice(1)}s`,
    type: `unified${word}`,
    filters,
    ownFilters: { ...filters, notAlone: [] },
  };
}
