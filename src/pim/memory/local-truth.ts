import { LRUCache } from 'lru-cache';
import type { Clock } from '../../core/clock.ts';
import { type Assignment, isActivationOf } from '../model/assignment.ts';
import type { Person } from '../model/person.ts';
import type { ProviderName } from '../model/provider-name.ts';
import { requestState } from '../model/request-state.ts';
import { targetOf } from '../model/right.ts';
import type { ScheduleRequest } from '../model/schedule-request.ts';
import { sameTarget, type Target } from '../model/target.ts';

/**
 * How long PIM's own answer to a write goes before its lists. Azure was seen to lag four minutes after a removal
 * (arm-pim §11).
 */
const LAG_MS = 5 * 60_000;
const MAX_PRINCIPALS = 1_000;

/**
 * What PIM answered to writes a moment ago, laid over lists that do not show it yet. Of this process only: another one
 * shows what PIM's lists show.
 */
export interface LocalTruth {
  /** The answer to a write, as PIM gave it; of a removal with what it ended. */
  note(request: ScheduleRequest, ended?: Assignment): void;
  /** The person's assignments in one provider, as they are after what PIM answered. */
  overlay(person: Person, provider: ProviderName, listed: readonly Assignment[]): readonly Assignment[];
  /** The newest answer about a target, while the lists may not show it. */
  latest(person: Person, target: Target): ScheduleRequest | undefined;
}

interface Note {
  readonly request: ScheduleRequest;
  readonly ended: Assignment | undefined;
  readonly at: number;
}

export function createLocalTruth(clock: Clock): LocalTruth {
  const notes = new LRUCache<string, readonly Note[]>({ max: MAX_PRINCIPALS });

  const recent = (principalId: string): readonly Note[] => {
    const now = clock.now().getTime();
    return (notes.get(principalId.toLowerCase()) ?? []).filter(({ at }) => now >= at && now - at < LAG_MS);
  };

  return {
    note(request, ended) {
      const { id } = request.principal;
      notes.set(id.toLowerCase(), [...recent(id), { request, ended, at: clock.now().getTime() }]);
    },
    overlay: (person, provider, listed) =>
      recent(person.objectId)
        .filter(({ request }) => request.provider === provider && request.kind === 'assignment')
        .reduce((rows, note) => withNote(rows, note, clock.now()), listed),
    latest: (person, target) =>
      recent(person.objectId).findLast(({ request }) => sameTarget(targetOf(request), target))?.request,
  };
}

function withNote(rows: readonly Assignment[], { request, ended }: Note, now: Date): readonly Assignment[] {
  const target = targetOf(request);
  const state = requestState(request, now);
  const action = request.action.toLowerCase();
  if (action === 'selfactivate')
    return state === 'active' && !rows.some((row) => isActivationOf(row, target))
      ? [...rows, activationFrom(request)]
      : rows;
  if (state !== 'ended') return rows;
  // Azure shows what was just ended as a permanent assignment for minutes: a ghost, known by its instance (arm-pim §4).
  return rows.filter(
    (row) => !(isActivationOf(row, target) && !beganAfter(row, request)) && row.instanceId !== ended?.instanceId,
  );
}

/** What began after the end of another is no row of before: an approver let it pass, or it was activated elsewhere. */
const beganAfter = ({ startsAt }: Assignment, { createdAt }: ScheduleRequest): boolean =>
  startsAt !== undefined && createdAt !== undefined && startsAt > createdAt;

const activationFrom = (request: ScheduleRequest): Assignment => ({
  provider: request.provider,
  role: request.role,
  scope: request.scope,
  principal: request.principal,
  memberType: 'direct',
  assignmentType: 'activated',
  startsAt: request.startsAt,
  endsAt: request.endsAt,
  scheduleId: request.targetScheduleId ?? request.id,
  instanceId: request.id,
  condition: undefined,
});
