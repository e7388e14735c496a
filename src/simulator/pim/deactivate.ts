import { MINIMUM_ACTIVE_MS } from './activate.ts';
import type { Deactivation } from './model.ts';
import { refusals } from './refusal.ts';
import { isInForce } from './schedules.ts';
import { checkSelf, isSameAccess, type PimCaller, type PimDirectory, type SelfAsk } from './self-request.ts';
import type { PimState } from './state.ts';

/** The request that would be stored. Throws `PimRefusal`. Only an activation can be ended by its holder, a standing assignment cannot. */
export function deactivate(
  state: PimState,
  directory: PimDirectory,
  ask: SelfAsk,
  caller: PimCaller,
  now: Date,
): Omit<Deactivation, 'id'> {
  checkSelf(ask, caller, directory);
  const active = state
    .assignmentSchedules()
    .find(
      (schedule) =>
        schedule.assignmentType === 'Activated' &&
        schedule.principalId === ask.principalId &&
        isSameAccess(schedule.access, ask.access) &&
        isInForce(schedule, now),
    );
  if (!active) throw refusals.doesNotExist();
  if (now.getTime() - active.start.getTime() < MINIMUM_ACTIVE_MS) throw refusals.tooShort();
  return { ...ask, action: 'selfDeactivate', createdAt: now, createdBy: caller.id, ends: active.id };
}
