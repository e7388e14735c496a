import {
  attempt,
  type Decision,
  decideRequest,
  isFirstTime,
  providerNamed,
  readRequestContext,
  requestState,
  reviewRequest,
  type ScheduleRequest,
} from '../../../pim/index.ts';
import { type Decided, decisionCard } from '../../cards/approvals/decision-card.ts';
import { isReasonWanted, reviewCard } from '../../cards/approvals/review-card.ts';
import { decisionInDoubtCard, notYoursCard } from '../../cards/approvals/undecided-card.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';

export interface DecisionWish {
  readonly request: ScheduleRequest;
  readonly result: Decision['result'];
  readonly justification: string | undefined;
}

/** Decides, however it was asked for. With a justification that is two reads and one write; without one it is asked for first. */
export async function decide(useCases: UseCases, turn: Turn, wish: DecisionWish): Promise<RenderedCard> {
  const { person, activityId, view } = turn;
  const { request, result, justification = '' } = wish;
  if (justification === '') {
    const context = await readRequestContext(useCases, person, request);
    if (isReasonWanted(context)) return review(useCases, turn, request, { isReasonMissing: true });
  }
  const outcome = await decideRequest(useCases, { person, activityId, request, decision: { result, justification } });
  if (outcome.kind === 'decided' || outcome.kind === 'over') useCases.shownRequests.settle(turn, request);
  switch (outcome.kind) {
    case 'decided': {
      const now = await currentOf(useCases, turn, outcome.request, outcome.state, wish);
      return decisionCard(now, view);
    }
    case 'over':
      return decisionCard({ ...(await standingOf(useCases, turn, request)), step: outcome.step, by: 'another' }, view);
    case 'not-yours':
    case 'needs-justification':
      return review(useCases, turn, request, { isReasonMissing: outcome.kind === 'needs-justification' });
    case 'in-doubt':
      return decisionInDoubtCard(request, view);
  }
}

interface ReviewWish {
  /** What the approver has said already. */
  readonly justification?: string | undefined;
  /** They decided, and the rules want to know why. */
  readonly isReasonMissing?: boolean;
}

/** The form for deciding, or how the request stands where there is nothing (left) for this person to decide. */
export async function review(
  useCases: UseCases,
  turn: Turn,
  known: ScheduleRequest,
  { justification, isReasonMissing = false }: ReviewWish = {},
): Promise<RenderedCard> {
  const { person, view } = turn;
  const [{ request, state, isMine, step }, context, isFirst] = await Promise.all([
    reviewRequest(useCases, person, known),
    readRequestContext(useCases, person, known),
    isFirstTime(useCases, person, known),
  ]);
  if (!request) {
    // Azure hides a request from who may not decide it (any more), but still says what was decided.
    const isDecided = step !== undefined && step.result !== 'not-reviewed';
    return isDecided ? decisionCard({ request: known, state, step, by: 'others' }, view) : notYoursCard(view);
  }
  useCases.shownRequests.meet(turn, request);
  if (!isMine) return decisionCard({ request, state, step, by: 'others' }, view);
  const notes = isReasonMissing ? [view.words.say('review.needsReason')] : [];
  return reviewCard(request, { ...context, isFirst }, view, { justification, notes });
}

/** PIM took a decision. Of two clicks of one person the first counts: what PIM says goes before what was clicked. */
async function currentOf(
  useCases: UseCases,
  turn: Turn,
  request: ScheduleRequest,
  state: Decided['state'],
  { result, justification }: DecisionWish,
): Promise<Decided> {
  const isContradicted = (state === 'denied') !== (result === 'deny') && state !== 'waiting-for-approval';
  if (isContradicted) {
    const { step } = await reviewRequest(useCases, turn.person, request);
    return { request, state, step, by: 'viewer' };
  }
  const isUnread = state === 'waiting-for-approval';
  const step = { result, reviewedBy: undefined, reviewedAt: turn.view.now, justification };
  return { request, state: isUnread ? undefined : state, step, by: 'viewer' };
}

async function standingOf(
  { providers, clock }: UseCases,
  { person }: Turn,
  request: ScheduleRequest,
): Promise<Pick<Decided, 'request' | 'state'>> {
  const look = await attempt(() => providerNamed(providers, request.provider).requests.find(person, request));
  const found = look.ok ? look.value : undefined;
  return found ? { request: found, state: requestState(found, clock.now()) } : { request, state: undefined };
}
