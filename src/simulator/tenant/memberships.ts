import type { Approver } from '../pim/model.ts';
import type { PimState } from '../pim/state.ts';
import { isInForce } from '../pim/window.ts';
import type { GroupAccess, Tenant } from './tenant.ts';

/** Who belongs to which group at a time: by the directory itself, or by an assignment in PIM that is in force. */
export interface Memberships {
  /** Every group the principal is a member of, directly or through others. */
  groupsOf(principalId: string, at: Date): readonly string[];
  /** Direct members or owners. */
  peopleOf(groupId: string, access: GroupAccess, at: Date): readonly string[];
  /** Whether the person is named, or a member of a group that is. */
  isAmong(personId: string, approvers: readonly Approver[], at: Date): boolean;
}

export function createMemberships({ groups }: Tenant, groupPim: () => PimState): Memberships {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const standing = new Map<string, string[]>();
  for (const { id, memberIds } of groups)
    for (const memberId of memberIds) standing.set(memberId, [...(standing.get(memberId) ?? []), id]);

  function directGroupsOf(principalId: string, at: Date): readonly string[] {
    const given = groupPim()
      .schedulesOf('assignment', principalId, at)
      .filter(({ access, ...window }) => access.role === 'member' && isInForce(window, at));
    return [...(standing.get(principalId) ?? []), ...given.map(({ access }) => access.scope)];
  }

  function groupsOf(principalId: string, at: Date): readonly string[] {
    const found = new Set<string>();
    const open = [principalId];
    for (let next = open.pop(); next !== undefined; next = open.pop())
      for (const group of directGroupsOf(next, at)) {
        if (found.has(group)) continue;
        found.add(group);
        open.push(group);
      }
    return [...found];
  }

  return {
    groupsOf,
    peopleOf: (groupId, access, at) => {
      const group = byId.get(groupId);
      const given = groupPim()
        .schedulesAt('assignment', groupId, at)
        .filter((one) => one.access.role === access && isInForce(one, at));
      const listed = access === 'member' ? group?.memberIds : group?.ownerIds;
      return [...new Set([...(listed ?? []), ...given.map(({ principalId }) => principalId)])];
    },
    isAmong: (personId, approvers, at) => {
      const groupIds = groupsOf(personId, at);
      return approvers.some(({ kind, id }) => (kind === 'person' ? id === personId : groupIds.includes(id)));
    },
  };
}
