import { isSameAccess, type Schedule } from '../../schedule.ts';
import type { PimState } from '../../state.ts';
import type { Finding } from '../finding.ts';

/** How far back a sequence may lie: as long as PIM keeps requests. A guess. */
const LOOK_BACK_MS = 45 * 24 * 60 * 60 * 1000;

export interface SequenceLimits {
  /** From the end of an activation to the beginning of the next, at most. That it is this gap is a guess. */
  readonly gapMs: number;
  /** From so many on it is too many. */
  readonly count: number;
}

/** Who activated the same again and again, without a pause. */
export function activationSequences(pim: PimState, at: Date, limits: SequenceLimits): readonly Finding[] {
  const since = at.getTime() - LOOK_BACK_MS;
  const activations = pim
    .schedules('assignment', at)
    .filter((held) => held.assignmentType === 'Activated' && held.start <= at && held.start.getTime() >= since)
    .toSorted((one, other) => one.start.getTime() - other.start.getTime());
  return sequencesOf(activations, limits.gapMs)
    .filter((sequence) => sequence.length >= limits.count)
    .flatMap(findingOf);
}

/** Each activation goes on with the sequence of the same person and access that ended just before it. */
function sequencesOf(activations: readonly Schedule[], gapMs: number): readonly (readonly Schedule[])[] {
  const sequences: Schedule[][] = [];
  for (const activation of activations) {
    const before = sequences.findLast(([first]) => first && isOfSame(first, activation));
    const last = before?.at(-1);
    const goesOn = last?.end && activation.start.getTime() - last.end.getTime() <= gapMs;
    if (before && goesOn) before.push(activation);
    else sequences.push([activation]);
  }
  return sequences;
}

const isOfSame = (one: Schedule, other: Schedule): boolean =>
  one.principalId === other.principalId && isSameAccess(one.access, other.access);

function findingOf(sequence: readonly Schedule[]): readonly Finding[] {
  const [first, last] = [sequence[0], sequence.at(-1)];
  if (!first || !last) return [];
  const { principalId, access, start } = first;
  return [{ about: 'sequence', principalId, access, count: sequence.length, start, end: last.end ?? last.start }];
}
