import type { Kind } from '../../pim/model.ts';
import type { Schedule } from '../../pim/schedule.ts';
import { isInForce, isOver } from '../../pim/window.ts';
import type { Caller } from '../caller.ts';
import type { Moment, Surface } from '../surfaces/surface.ts';
import type { Collection } from './collection.ts';
import { instanceEntity } from './instance-entity.ts';
import { scheduleEntity } from './schedule-entity.ts';

/** Grants in force now and later. */
export function schedules(surface: Surface, kind: Kind): Collection<Schedule> {
  const pimOf = ({ state }: Moment) => surface.pim(state);
  const current = (found: readonly Schedule[], at: Date) => found.filter((one) => !isOver(one, at));
  return {
    layer: surface.halves[kind].schedules,
    permissions: surface.halves[kind].readers,
    rows: (at) => current(pimOf(at).schedules(kind, at.listed), at.listed),
    find: (id, at) =>
      current(pimOf(at).schedules(kind, at.replicated), at.now).find((one) => surface.scheduleId(one) === id),
    own: { principal: (caller, at) => current(heldBy(surface, kind, caller, at), at.listed) },
    entity: (row, at) => scheduleEntity(surface, row, at),
  };
}

/** Grants in force now. */
export function instances(surface: Surface, kind: Kind): Collection<Schedule> {
  const pimOf = ({ state }: Moment) => surface.pim(state);
  const inForce = (found: readonly Schedule[], at: Date) => found.filter((one) => isInForce(one, at));
  return {
    layer: surface.halves[kind].instances,
    permissions: surface.halves[kind].readers,
    rows: (at) => inForce(pimOf(at).schedules(kind, at.listed), at.listed),
    find: (id, at) =>
      inForce(pimOf(at).schedules(kind, at.replicated), at.now).find((one) => surface.instanceId(one) === id),
    own: { principal: (caller, at) => inForce(heldBy(surface, kind, caller, at), at.listed) },
    entity: (row, at) => instanceEntity(surface, row, at),
  };
}

/** What somebody holds oneself or through a group. That a group's row keeps the group's id and says `Group` is a guess. */
function heldBy(surface: Surface, kind: Kind, caller: Caller, { state, now, listed }: Moment): readonly Schedule[] {
  const pim = surface.pim(state);
  const throughGroups = state.memberships
    .groupsOf(caller.id, now)
    .flatMap((group) => pim.schedulesOf(kind, group, listed))
    .map((schedule) => ({ ...schedule, memberType: 'Group' as const }));
  return [...pim.schedulesOf(kind, caller.id, listed), ...throughGroups];
}
