import type { Moment } from '../../moment.ts';
import { ghostOf } from '../../pim/ghost.ts';
import type { AzureKnobs } from '../../pim/knobs.ts';
import type { Kind } from '../../pim/model.ts';
import type { Schedule } from '../../pim/schedule.ts';
import { isInForce, isOver } from '../../pim/window.ts';
import type { Collection } from './collection.ts';
import { instanceEntity, instanceName } from './instance-entity.ts';
import { HALVES } from './layers.ts';
import { scheduleEntity } from './schedule-entity.ts';

/** Grants in force now and later. */
export function schedules(kind: Kind, knobs: AzureKnobs): Collection<Schedule> {
  const current = (found: readonly Schedule[], at: Date) => found.filter((one) => !isOver(one, at));
  const assignedTo = (id: string, at: Moment) => current(heldBy(kind, id, at, knobs), at.listed);
  return {
    layer: HALVES[kind].schedules,
    rows: (at) => current(at.state.azure.pim.schedules(kind, at.listed), at.listed),
    rowsOf: (id, at) => current(at.state.azure.pim.schedulesOf(kind, id, at.listed), at.listed),
    assignedTo,
    own: ({ id }, at) => assignedTo(id, at),
    picked: {},
    find: (name, at) => {
      const found = at.state.azure.pim.schedule(kind, name, at.replicated);
      return found && current([found], at.now)[0];
    },
    resource: (row, place, at) => scheduleEntity(row, place, at, knobs),
  };
}

/** Grants in force now. An activation that was ended may haunt one's own list for a while. */
export function instances(kind: Kind, knobs: AzureKnobs): Collection<Schedule> {
  const inForce = (found: readonly Schedule[], at: Date) => found.filter((one) => isInForce(one, at));
  const assignedTo = (id: string, at: Moment) => inForce(heldBy(kind, id, at, knobs), at.listed);
  return {
    layer: HALVES[kind].instances,
    rows: (at) => inForce(at.state.azure.pim.schedules(kind, at.listed), at.listed),
    rowsOf: (id, at) => inForce(at.state.azure.pim.schedulesOf(kind, id, at.listed), at.listed),
    assignedTo,
    own: ({ id }, at) => [
      ...assignedTo(id, at),
      ...at.state.azure.pim
        .schedulesOf(kind, id, at.listed)
        .flatMap((one) => ghostOf(one, at.listed, knobs.ghostRowMs) ?? []),
    ],
    picked: {},
    find: (name, at) =>
      inForce(at.state.azure.pim.schedules(kind, at.replicated), at.now).find(
        (one) => instanceName(one, knobs) === name,
      ),
    resource: (row, place, at) => instanceEntity(row, place, at, knobs),
  };
}

/** What somebody holds oneself or through a group. Whose id a group's row shows is not recorded; the knob says. */
function heldBy(
  kind: Kind,
  id: string,
  { state, now, listed }: Moment,
  { heldThroughGroup }: AzureKnobs,
): readonly Schedule[] {
  const { pim } = state.azure;
  const throughGroups = state.memberships
    .groupsOf(id, now)
    .flatMap((group) => pim.schedulesOf(kind, group, listed))
    .map((schedule) => ({
      ...schedule,
      memberType: 'Group' as const,
      principalId: heldThroughGroup === 'person' ? id : schedule.principalId,
    }));
  return [...pim.schedulesOf(kind, id, listed), ...throughGroups];
}
