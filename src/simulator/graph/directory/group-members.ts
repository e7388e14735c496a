import type { Entity } from '../../odata/entity.ts';
import { principalEntity } from '../principal-entity.ts';
import type { Moment } from '../surfaces/surface.ts';

/** People, groups and whatever else belongs to or owns a group. */
export const principalsNamed = (ids: readonly string[], { state }: Moment): readonly Entity[] =>
  ids.flatMap((id) => principalEntity(state.directory, id) ?? []);

/** Everybody a group leads to, through groups within it. */
export function transitiveMembers(groupId: string, { state, now }: Moment): readonly string[] {
  const found = new Set<string>();
  const open = [groupId];
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const id of state.memberships.peopleOf(next, 'member', now)) {
      if (found.has(id)) continue;
      found.add(id);
      if (state.directory.object(id)?.kind === 'group') open.push(id);
    }
  return [...found];
}
