import type { Clock } from '../../core/clock.ts';
import { type Assignment, isActivationOf } from '../model/assignment.ts';
import type { Person } from '../model/person.ts';
import { type RequestState, requestState } from '../model/request-state.ts';
import type { ScheduleRequest } from '../model/schedule-request.ts';
import { sameTarget, type Target } from '../model/target.ts';
import type { PimProvider } from '../ports/pim-provider.ts';

/** How long PIM's lists may lag behind a request it accepted. A guess from field reports of seconds to a minute. */
const LAG_MS = 2 * 60_000;

/** What PIM says now about one target. */
export type Standing =
  | { readonly kind: 'active'; readonly assignment: Assignment }
  | { readonly kind: 'requested'; readonly request: ScheduleRequest; readonly state: RequestState }
  /** Neither in force nor asked for, as far as PIM's lists show. */
  | { readonly kind: 'none' };

/** Asks PIM for the truth about a target: instances for what is active, requests for what is waiting. */
export async function lookAgain(
  deps: { readonly provider: PimProvider; readonly clock: Clock },
  person: Person,
  target: Target,
): Promise<Standing> {
  const [assignments, requests] = await Promise.all([
    deps.provider.myAssignments(person),
    deps.provider.myRequests(person),
  ]);
  const assignment = assignments.find((held) => isActivationOf(held, target));
  if (assignment) return { kind: 'active', assignment };
  const request = requests.find((one) => one.action.toLowerCase() === 'selfactivate' && sameTarget(one.target, target));
  if (!request) return { kind: 'none' };
  return { kind: 'requested', request, state: stateWithoutInstance(request, deps.clock.now()) };
}

/** An activation that PIM provisioned but shows no instance of is either too fresh for the lists or over. */
function stateWithoutInstance(request: ScheduleRequest, now: Date): RequestState {
  const state = requestState(request, now);
  if (state !== 'active') return state;
  const since = request.startsAt ?? request.createdAt;
  return since && now.getTime() - since.getTime() < LAG_MS ? 'provisioning' : 'ended';
}
