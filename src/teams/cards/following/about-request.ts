import {
  type Assignment,
  activationKey,
  type FollowState,
  requestKey,
  type ScheduleRequest,
  type Standing,
} from '../../../pim/index.ts';
import type { CardAbout } from '../elements/rendered-card.ts';

/** What a card about a request shows. */
export const aboutRequest = (
  request: Pick<ScheduleRequest, 'provider' | 'kind' | 'id'>,
  state: FollowState,
  endsAt?: Date | undefined,
): CardAbout => ({ thing: requestKey(request), state: stateMark(state, endsAt) });

/** The same of the request that led to an activation. */
export const aboutActivation = (assignment: Assignment, state: FollowState): CardAbout => ({
  thing: activationKey(assignment),
  state: stateMark(state, assignment.endsAt),
});

/** Of a standing; nothing where there is neither request nor activation. */
export function aboutStanding(standing: Standing): CardAbout | undefined {
  if (standing.kind === 'active') return aboutActivation(standing.assignment, 'active');
  return standing.kind === 'requested'
    ? aboutRequest(standing.request, standing.state, standing.request.endsAt)
    : undefined;
}

/** To the minute: clocks and lists differ by seconds. */
export const stateMark = (state: FollowState, endsAt?: Date | undefined): string =>
  state === 'active' && endsAt ? `${state}|${Math.round(endsAt.getTime() / 60_000)}` : state;

/** The state in a mark. */
export const stateInMark = (mark: string): string => mark.split('|')[0] ?? mark;
