import { isJson, type Json, type Reading } from './reading.ts';

/** Who plays the parts that an example needs and does not name. */
export const CAST = {
  tenantId: 'e0b13496-83d1-4721-8bf9-f965f676106f',
  requester: '03ee6546-f113-4ec5-ba9d-e57381b0c928',
  approver: '6ca413e3-06ff-4704-ab36-1348bb7387c8',
  administrator: '6ca413e3-06ff-4704-ab36-1348bb7387c9',
  /** Global Administrator: it may do everything, and where an example lists policies it may be one of them. */
  administratorRole: '62e90394-69f5-4237-9190-012177145e10',
  role: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  group: '3265375f-23f9-4d3f-81d3-15370199bc8a',
} as const;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const PEOPLE =
  /\.(principalId|userId|assigneeId|createdBy\.user\.id|reviewedBy\.id|primaryApprovers\[\d+\]\.id|principal\.id)$/;
const ROLES = /\.(roleDefinitionId|roleDefinition\.id|templateId)$/;
const GROUPS = /\.groupId$/;

/** The ids that an example uses for things of one kind. */
const named = ({ leaves }: Reading, path: RegExp): readonly string[] => [
  ...new Set(
    leaves.flatMap((leaf) => (path.test(leaf.path) && GUID.test(String(leaf.value)) ? [String(leaf.value)] : [])),
  ),
];

export const peopleIn = (reading: Reading): readonly string[] => named(reading, PEOPLE);

export const groupsIn = (reading: Reading): readonly string[] => [
  ...new Set([
    ...named(reading, GROUPS),
    ...scopesOf(reading),
    ...policyIdsIn(reading).flatMap(({ type, holder }) => (type === 'Group' ? [holder] : [])),
  ]),
];

const scopesOf = ({ filter, face }: Reading): readonly string[] =>
  face === 'groups' && GUID.test(filter.scopeId ?? '') ? [filter.scopeId ?? ''] : [];

export const rolesIn = (reading: Reading): readonly string[] => [
  ...new Set([
    ...named(reading, ROLES),
    ...policyIdsIn(reading).flatMap(({ role }) => (role && GUID.test(role) ? [role] : [])),
  ]),
];

/** `{type}_{tenant or group}_{guid}`, with `_{role}` behind it where it is an assignment's. */
export interface PolicyId {
  readonly type: string;
  readonly holder: string;
  readonly guid: string;
  readonly role: string | undefined;
}

const POLICY_ID =
  /\b(DirectoryRole|Directory|Group)_([0-9a-f-]{36})_([0-9a-f-]{36})(?:_([0-9a-f-]{36}|member|owner))?/gi;

/** Every policy that an example names, each once. One with its role tells more than one without. */
export function policyIdsIn({ example, leaves }: Reading): readonly PolicyId[] {
  const said = [decodeURIComponent(example.url), ...leaves.map(({ value }) => String(value))].join('\n');
  const found = new Map<string, PolicyId>();
  for (const [, type = '', holder = '', guid = '', role] of said.matchAll(POLICY_ID)) {
    const known = found.get(guid);
    found.set(guid, { type, holder, guid, role: role ?? known?.role });
  }
  return [...found.values()];
}

/** The tenant's own id stands in the ids of policies and alerts. */
export function tenantIdIn({ example, leaves }: Reading): string {
  const said = [example.url, ...leaves.map(({ value }) => String(value))].join('\n');
  return /\b(?:DirectoryRole|Directory)_([0-9a-f-]{36})_/i.exec(said)?.[1] ?? CAST.tenantId;
}

/** Objects with this `@odata.type` or member, wherever they stand. */
export function objectsWith(value: unknown, isWanted: (json: Json) => boolean): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap((item) => objectsWith(item, isWanted));
  if (!isJson(value)) return [];
  const inner = Object.values(value).flatMap((member) => objectsWith(member, isWanted));
  return isWanted(value) ? [value, ...inner] : inner;
}
