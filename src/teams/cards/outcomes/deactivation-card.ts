import type { DeactivationOutcome } from '../../../pim/index.ts';
import { moment } from '../../../words/moment.ts';
import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { aboutCard } from '../elements/with-mark.ts';
import { aboutActivation } from '../following/about-request.ts';
import { messageCard } from '../messages/message-card.ts';
import { shortName } from '../rights/right.ts';
import { rightButtons } from '../rights/right-buttons.ts';
import { type OutcomePaint, outcomeFrame } from './outcome-frame.ts';

/** What became of ending an activation. Ended is only what PIM says is ended. */
export function deactivationCard(outcome: DeactivationOutcome, view: View): RenderedCard {
  const { words } = view;
  if (outcome.kind === 'not-active') {
    const paragraphs = [words.say('deactivation.notActiveNext')];
    return messageCard({ title: words.say('deactivation.notActive'), paragraphs }, view);
  }
  const isEnded = outcome.kind === 'requested' && outcome.state === 'ended';
  const about = aboutActivation(outcome.assignment, isEnded ? 'ended' : 'active');
  return aboutCard(outcomeFrame(deactivationPaint(outcome, view), view), about);
}

/** Of everything but an activation that is not there. */
export function deactivationPaint(
  outcome: Exclude<DeactivationOutcome, { kind: 'not-active' }>,
  view: View,
): OutcomePaint {
  const { words } = view;
  const right = outcome.assignment;
  const role = shortName(right, words);
  switch (outcome.kind) {
    case 'too-early':
      return {
        status: 'too-early',
        title: words.say('deactivation.tooEarly', { role }),
        next: outcome.possibleAt
          ? words.say('deactivation.tooEarlyNext', { when: moment(outcome.possibleAt, view) })
          : words.say('deactivation.tooEarlySoon'),
        ...rightButtons(['deactivate'], right, words),
      };
    case 'in-doubt':
      return {
        status: 'in-doubt',
        title: words.say('deactivation.inDoubt', { role }),
        next: words.say('deactivation.inDoubtNext'),
        ...rightButtons(['check'], right, words),
      };
    case 'requested':
      return {
        ...requestedPaint(outcome, role, view),
        reference: words.say('fact.pimRequest', { id: outcome.request.id }),
      };
  }
}

function requestedPaint(
  { state, request, assignment }: Extract<DeactivationOutcome, { kind: 'requested' }>,
  role: string,
  view: View,
): OutcomePaint {
  const { words } = view;
  if (state === 'ended') {
    return {
      status: 'ended',
      title: words.say('deactivation.ended', { role }),
      next: words.say('deactivation.endedNext'),
      ...rightButtons(['activate-again'], assignment, words),
    };
  }
  if (state === 'failed' || state === 'denied' || state === 'cancelled' || state === 'lapsed') {
    return {
      status: 'failed',
      title: words.say('deactivation.failed', { role }),
      next: assignment.endsAt
        ? words.say('deactivation.failedEnds', { status: request.status, when: moment(assignment.endsAt, view) })
        : words.say('deactivation.failedNext', { status: request.status }),
      ...rightButtons(['deactivate'], assignment, words),
    };
  }
  const isUnknown = state === 'unknown';
  return {
    status: isUnknown ? 'unknown' : 'provisioning',
    title: words.say(isUnknown ? 'deactivation.unknown' : 'deactivation.working', { role }),
    next: isUnknown
      ? words.say('deactivation.unknownNext', { status: request.status })
      : words.say('deactivation.workingNext'),
    ...rightButtons(['check'], assignment, words),
  };
}
