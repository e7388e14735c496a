import type { Call } from './server/call.ts';
import type { TenantState, World } from './world.ts';

/** When and where a question is asked. */
export interface Moment {
  readonly state: TenantState;
  readonly now: Date;
  /** As old as lists are: `now`, unless they lag. */
  readonly listed: Date;
  /** What can be found by id was there at this time. */
  readonly replicated: Date;
}

export function momentOf({ state, knobs }: World, { now }: Call): Moment {
  const before = (ms: number) => new Date(now.getTime() - ms);
  return { state: state(), now, listed: before(knobs.listLagMs), replicated: before(knobs.replicationMs) };
}
