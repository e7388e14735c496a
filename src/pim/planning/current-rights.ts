import type { Action } from '../model/action.ts';
import { isPending, requestState } from '../model/request-state.ts';
import { targetOf } from '../model/right.ts';
import type { RightKind } from '../model/right-kind.ts';
import type { Schedule } from '../model/schedule.ts';
import type { ScheduleRequest } from '../model/schedule-request.ts';
import { sameTarget, type Target } from '../model/target.ts';
import type { Refusal } from './refusal.ts';

/** What PIM shows of a principal's rights now, as far as it was read. */
export interface CurrentRights {
  /** In force or planned. */
  readonly schedules: readonly Schedule[];
  readonly requests: readonly ScheduleRequest[];
}

interface Question {
  readonly action: Action;
  readonly kind: RightKind;
  readonly target: Target;
  readonly principalId: string;
}

/** What PIM would refuse because of what is held or asked for already. Nothing is said of what was not read. */
export function currentRefusals(asked: Question, current: CurrentRights | undefined, now: Date): Refusal[] {
  if (!current) return [];
  const own = current.schedules.filter((held) => isAsked(held, asked) && !isThroughGroup(held));
  const isHeld = own.some(({ startsAt }) => startsAt === undefined || startsAt <= now);
  const isAssigned = own.some(({ assignmentType }) => assignmentType !== 'activated');
  const states = current.requests
    .filter((request) => isAsked(request, asked))
    .map((request) => requestState(request, now));
  switch (asked.action) {
    case 'selfActivate':
    case 'adminAssign':
      if (isHeld) return [{ kind: 'already-held' }];
      return own.length > 0 || states.some((state) => isPending(state) || state === 'scheduled')
        ? [{ kind: 'already-pending' }]
        : [];
    case 'adminUpdate':
    case 'adminExtend':
      return isAssigned ? [] : [{ kind: 'not-held' }];
    case 'selfExtend':
      if (!isAssigned) return [{ kind: 'not-held' }];
      return states.includes('waiting-for-administrator') ? [{ kind: 'already-pending' }] : [];
    case 'adminRenew':
      return isAssigned ? [{ kind: 'still-held' }] : [];
    case 'selfRenew':
      if (isAssigned) return [{ kind: 'still-held' }];
      return states.includes('waiting-for-administrator') ? [{ kind: 'already-pending' }] : [];
    case 'selfDeactivate':
      return own.some((held) => held.assignmentType === 'activated') ? [] : [{ kind: 'not-held' }];
    case 'adminRemove':
      return own.length > 0 ? [] : [{ kind: 'not-held' }];
  }
}

/** It may show the person's own id or the group's; an activation is the person's own, whatever it rests on. */
const isThroughGroup = ({ memberType, assignmentType }: Schedule): boolean =>
  memberType === 'group' && assignmentType !== 'activated';

/** A right held through a group is another one: PIM lets the person have it in their own name beside it. */
const isAsked = (
  one: Schedule | ScheduleRequest,
  { kind, target, principalId }: Pick<Question, 'kind' | 'target' | 'principalId'>,
): boolean =>
  one.kind === kind &&
  sameTarget(targetOf(one), target) &&
  one.principal.id.toLowerCase() === principalId.toLowerCase();
