import { type Assignment, isActivationOf } from '../../model/assignment.ts';
import type { Person } from '../../model/person.ts';
import { isPending, type RequestState, requestState } from '../../model/request-state.ts';
import { targetOf } from '../../model/right.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';
import { sameTarget, type Target } from '../../model/target.ts';
import { providerNamed } from '../../ports/provider-named.ts';
import type { PimDeps } from '../pim-deps.ts';

/** How long PIM's lists may lag behind a request it accepted. A guess from field reports of seconds to a minute. */
const LAG_MS = 2 * 60_000;

/** What PIM says now about one target. */
export type Standing =
  | { readonly kind: 'active'; readonly assignment: Assignment }
  | { readonly kind: 'requested'; readonly request: ScheduleRequest; readonly state: RequestState }
  /** Neither in force nor asked for, as far as PIM's lists show. */
  | { readonly kind: 'none' };

/** Whether something is in force or on its way. */
export const isUnderWay = (standing: Standing): boolean =>
  standing.kind === 'active' ||
  (standing.kind === 'requested' &&
    (standing.state === 'active' || standing.state === 'scheduled' || isPending(standing.state)));

/** Asks PIM for the truth about a target: instances for what is active, requests for what is waiting. */
export async function lookAgain(
  deps: Pick<PimDeps, 'providers' | 'localTruth' | 'clock'>,
  person: Person,
  target: Target,
): Promise<Standing> {
  const provider = providerNamed(deps.providers, target.provider);
  const [listed, requests] = await Promise.all([
    provider.rights.assignments(person, 'mine'),
    provider.requests.list(person, 'assignment', 'mine'),
  ]);
  const assignments = deps.localTruth.overlay(person, target.provider, listed);
  const assignment = assignments.find((held) => isActivationOf(held, target));
  if (assignment) return { kind: 'active', assignment };
  const isIt = (one: ScheduleRequest) =>
    one.action.toLowerCase() === 'selfactivate' && sameTarget(targetOf(one), target);
  const request = requests.find(isIt);
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
