import type { FollowState } from '../../../pim/index.ts';
import { moment } from '../../../words/moment.ts';
import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { outcomeFrame } from '../outcomes/outcome-frame.ts';
import { outcomeSentences } from '../outcomes/outcome-sentences.ts';
import { personName } from '../rights/person-name.ts';
import { shortName } from '../rights/right.ts';
import { buttonFor, rightButtons } from '../rights/right-buttons.ts';
import type { Followed } from './followed-card.ts';

/** A short message that tells whoever asked what their request became; `before` is what they were told last. */
export function changeCard(before: FollowState, now: Followed, view: View): RenderedCard {
  const { words } = view;
  const { request, state, decision } = now;
  const approver = decision?.reviewedBy && personName(decision.reviewedBy);
  const isActivation = request.action.toLowerCase() === 'selfactivate';
  const buttons = isActivation ? rightButtons([buttonFor(state)], request, words) : { actions: [], hints: [] };
  return outcomeFrame(
    {
      status: state,
      ...saidOf(before, now, approver, view),
      facts: [[words.say('fact.reason'), state === 'denied' ? decision?.justification : undefined]],
      ...buttons,
    },
    view,
  );
}

function saidOf(
  before: FollowState,
  { request, state, decision, endsAt = request.endsAt }: Followed,
  approver: string | undefined,
  view: View,
): { readonly title: string; readonly next: string } {
  const { words } = view;
  const role = shortName(request, words);
  const { status, startsAt } = request;
  const facts = { state, role, status, startsAt, endsAt, isEndKnown: false, approvers: undefined };
  const usual = outcomeSentences(facts, view);
  if (state === 'denied' && approver) {
    const next = decision?.justification ? words.say('outcome.deniedWithReason') : usual.next;
    return { title: words.say('outcome.deniedBy', { role, approver }), next };
  }
  if (state === 'ended') return { title: words.say('follow.ended', { role }), next: words.say('follow.endedNext') };
  if (!isWaiting(before)) return usual;
  const approved = approver ? words.say('follow.approvedBy', { approver }) : words.say('follow.approved');
  const next = `${approved} ${usual.next}`;
  if (state === 'active') return { ...usual, next };
  if (state === 'scheduled' && startsAt)
    return { title: words.say('follow.approvedScheduled', { role, start: moment(startsAt, view) }), next };
  if (state === 'provisioning') return { title: words.say('follow.approvedProvisioning', { role }), next };
  return usual;
}

const isWaiting = (state: FollowState): boolean =>
  state === 'waiting-for-approval' || state === 'waiting-for-administrator';
