import { ACTIVE_HOURS } from '../trial/lanes.ts';
import { isAccepted, type Write } from './write.ts';

export type LaneState = 'none' | 'waiting' | 'active';

export interface Span {
  /** Real time, ms. */
  readonly from: number;
  readonly to: number;
}

/** Real time → simulated time, both in ms. */
export type Simulated = (realMs: number) => number;

/**
 * What PIM may have said of a lane in a span of real time, from the writes to it that PIM accepted: a write takes effect
 * somewhere between its arrival and its answer.
 */
export function statesDuring(writes: readonly Write[], { from, to }: Span, simulated: Simulated): Set<LaneState> {
  const effective = writes.filter(isAccepted).toSorted((one, other) => one.endedAt - other.endedAt);
  let state: LaneState = 'none';
  let endsAt = Number.POSITIVE_INFINITY;
  const seen = new Set<LaneState>();
  for (const write of effective) {
    if (write.startedAt > to) break;
    if (write.endedAt >= from) see(write.startedAt);
    state = after(state, write);
    if (state === 'active' && write.action !== 'cancel') endsAt = write.simulatedAt + ACTIVE_HOURS * 3_600_000;
  }
  see(from);
  see(to);
  return seen;

  function see(at: number): void {
    if (state === 'active' && simulated(at) >= endsAt) state = 'none';
    seen.add(state);
  }
}

function after(state: LaneState, { action, requestStatus = '' }: Write): LaneState {
  switch (action) {
    case 'activate':
      return /^PendingApproval/i.test(requestStatus) ? 'waiting' : 'active';
    case 'approve':
      return 'active';
    case 'deactivate':
    case 'cancel':
      return 'none';
    default:
      return state;
  }
}

/** What PIM says of a lane at a moment at which nothing is under way. */
export function stateNow(writes: readonly Write[], now: number, simulated: Simulated): LaneState {
  return [...statesDuring(writes, { from: now, to: now }, simulated)].at(-1) ?? 'none';
}
