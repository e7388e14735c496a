import { z } from 'zod';
import { requiredValue } from '../../odata/filter.ts';
import type { FilterRules } from '../../odata/query.ts';
import type { Access, Kind } from '../../pim/model.ts';
import { refusals } from '../../pim/refusal.ts';
import type { Caller } from '../caller.ts';
import { GraphError } from '../graph-error.ts';
import { groupEntity } from '../principal-entity.ts';
import { ENTRA_ROLE, holdsOneOf, PIM_ADMINISTRATORS } from '../roles-of-caller.ts';
import type { Half, Layer, Moment, Surface } from './surface.ts';

/** Whose groups may hold roles: only those who administer roles. */
const ROLE_GROUP = { writers: PIM_ADMINISTRATORS, readers: [ENTRA_ROLE.globalReader, ...PIM_ADMINISTRATORS] };
const WRITERS = [
  ENTRA_ROLE.directoryWriters,
  ENTRA_ROLE.groupsAdministrator,
  ENTRA_ROLE.identityGovernanceAdministrator,
  ENTRA_ROLE.userAdministrator,
  ...PIM_ADMINISTRATORS,
];
const OTHER_GROUP = { writers: WRITERS, readers: [ENTRA_ROLE.globalReader, ...WRITERS] };

const access = z.object({
  groupId: z.string().min(1).toLowerCase(),
  accessId: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['member', 'owner'])),
});

/** PIM for Groups. Its kinds of membership are real enumerations, in lower case whatever the samples show. */
export const groupSurface: Surface = {
  path: 'identityGovernance/privilegedAccess/group',
  halves: { assignment: half('assignment'), eligibility: half('eligibility') },
  pim: ({ groups }) => groups,
  policies: ({ groupPolicies }) => groupPolicies,
  accessJson: ({ role, scope }) => ({ accessId: role, groupId: scope }),
  readAccess: (body) => {
    const read = access.safeParse(body);
    if (!read.success) throw refusals.malformed();
    return { role: read.data.accessId, scope: read.data.groupId };
  },
  createdByJson: (id) => ({ user: { id } }),
  word: (word) => word.toLowerCase(),
  scheduleId: ({ id, access: { role, scope } }) => `${scope}_${role}_${id}`,
  instanceId: ({ access: { role, scope }, principalId }) => `${scope}_${role}_${principalId}`,
  navigation: ({ scope }, { directory }) => ({
    group: () => {
      const group = directory.group(scope);
      return group ? groupEntity(group) : null;
    },
  }),
  originJson: () => ({}),
  checkList: (query, caller, at) => {
    const groupId = query.filter && requiredValue(query.filter, 'groupId');
    const principalId = query.filter && requiredValue(query.filter, 'principalId');
    if (!groupId && !principalId)
      throw new GraphError(400, 'MissingParameters', 'The required parameters GroupId or PrincipalId is missing');
    if (principalId === caller.id || mayReadAny(caller, at)) return;
    if (!groupId || !mayRead({ scope: String(groupId).toLowerCase() }, caller, at)) throw refusals.notAllowed();
  },
  mayRead,
  mayAdminister: ({ scope }, caller, at) =>
    holdsOneOf(rolesFor(scope, at).writers, caller, at) || belongs(scope, 'owner', caller, at),
};

/** An owner or member of the group may, and who administers groups. */
function mayRead({ scope }: Pick<Access, 'scope'>, caller: Caller, at: Moment): boolean {
  return (
    holdsOneOf(rolesFor(scope, at).readers, caller, at) ||
    belongs(scope, 'owner', caller, at) ||
    belongs(scope, 'member', caller, at)
  );
}

const mayReadAny = (caller: Caller, at: Moment): boolean => holdsOneOf(ROLE_GROUP.readers, caller, at);

const rolesFor = (groupId: string, { state }: Moment) =>
  state.directory.group(groupId)?.roleAssignable ? ROLE_GROUP : OTHER_GROUP;

const belongs = (groupId: string, as: 'member' | 'owner', caller: Caller, { state, now }: Moment): boolean =>
  state.memberships.peopleOf(groupId, as, now).includes(caller.id);

function half(kind: Kind): Half {
  const word = kind === 'assignment' ? 'Assignment' : 'Eligibility';
  const schedule = `Privileged${word}Schedule`;
  const own = kind === 'assignment' ? ['memberType', 'assignmentType'] : ['memberType'];
  const readers = [
    `${schedule}.Read.AzureADGroup`,
    `${schedule}.ReadWrite.AzureADGroup`,
    'PrivilegedAccess.Read.AzureADGroup',
    'PrivilegedAccess.ReadWrite.AzureADGroup',
  ];
  return {
    requests: layer(`${word}ScheduleRequest`, ['status', 'targetScheduleId'], ['createdDateTime']),
    schedules: layer(`${word}Schedule`, ['status', ...own]),
    instances: layer(`${word}ScheduleInstance`, [...own, `${kind}ScheduleId`]),
    scheduleLink: `${kind}ScheduleId`,
    readers,
    requestReaders: readers,
    writers: [`${schedule}.ReadWrite.AzureADGroup`, 'PrivilegedAccess.ReadWrite.AzureADGroup'],
    removers: [`${schedule}.Remove.AzureADGroup`],
  };
}

function layer(word: string, more: readonly string[], orderBy: readonly string[] = []): Layer {
  const filters: FilterRules = {
    operators: Object.fromEntries(['groupId', 'principalId', 'accessId', 'id', ...more].map((name) => [name, ['eq']])),
    largestOr: 0,
    notAlone: [],
    orderBy,
  };
  return {
    name: `${word.charAt(0).toLowerCase()}${word.slice(1)}s`,
    type: `privilegedAccessGroup${word}`,
    filters,
    ownFilters: filters,
  };
}
