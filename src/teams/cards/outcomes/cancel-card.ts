import { type CancelOutcome, type RequestState, requestState, type ScheduleRequest } from '../../../pim/index.ts';
import { stateWords } from '../../../words/state-words.ts';
import type { View } from '../../../words/view.ts';
import { action } from '../elements/action.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { aboutCard } from '../elements/with-mark.ts';
import { aboutRequest } from '../following/about-request.ts';
import { messageCard } from '../messages/message-card.ts';
import { shortName } from '../rights/right.ts';
import { rightButtons } from '../rights/right-buttons.ts';
import { scopeFact } from '../rights/role-details.ts';
import { requestCancel } from '../verbs/requests/request-cancel.ts';
import { type OutcomePaint, outcomeFrame } from './outcome-frame.ts';

/** What became of taking back one's own request. */
export function cancelCard(asked: ScheduleRequest, outcome: CancelOutcome, view: View): RenderedCard {
  const card = outcomeFrame({ ...paintOf(asked, outcome, view), ...common(asked, view) }, view);
  return aboutCard(card, aboutRequest(asked, outcome.kind === 'too-late' ? outcome.state : stateOf(outcome)));
}

const stateOf = ({ kind }: Exclude<CancelOutcome, { kind: 'too-late' }>) =>
  kind === 'cancelled' ? 'cancelled' : 'in-doubt';

/** PIM shows no such request to this person. */
export const nothingToCancelCard = (view: View): RenderedCard =>
  messageCard({ title: view.words.say('cancel.gone'), paragraphs: [view.words.say('cancel.goneNext')] }, view);

const common = (request: ScheduleRequest, { words }: View) => ({
  facts: [
    [words.say('fact.scope'), scopeFact(request, words)],
    [words.say('fact.justification'), request.justification],
  ] as const,
  reference: words.say('fact.pimRequest', { id: request.id }),
});

function paintOf(asked: ScheduleRequest, outcome: CancelOutcome, { words, now }: View): OutcomePaint {
  const role = shortName(asked, words);
  const isActivation = asked.action.toLowerCase() === 'selfactivate';
  switch (outcome.kind) {
    case 'cancelled':
      return {
        status: 'cancelled',
        title: words.say('cancel.cancelled', { role }),
        next: words.say('cancel.cancelledNext'),
        ...(isActivation ? rightButtons(['activate-again'], asked, words) : NOTHING),
      };
    case 'too-late': {
      const isActive = outcome.state === 'active';
      if (!isActive && !OVER.has(outcome.state))
        return {
          status: outcome.state,
          title: words.say('cancel.inDoubt', { role }),
          next: words.say('prolong.unclearNext', { status: outcome.request.status }),
          ...(isActivation ? rightButtons(['check'], asked, words) : NOTHING),
        };
      return {
        status: outcome.state,
        title: words.say('cancel.tooLate', { role }),
        next: isActive
          ? words.say('cancel.tooLateActive')
          : words.say('cancel.tooLateOver', { state: stateWords(outcome.state, words) }),
        ...(isActivation ? rightButtons([isActive ? 'deactivate' : 'activate-again'], asked, words) : NOTHING),
      };
    }
    case 'in-doubt': {
      const isGone = requestState(outcome.request, now) === 'cancelled';
      return {
        status: 'in-doubt',
        title: words.say('cancel.inDoubt', { role }),
        next: words.say('cancel.inDoubtNext'),
        actions: isGone ? [] : [action(requestCancel.press(asked), { title: words.say('button.cancelRequest') })],
        hints: [words.say('say.cancelThis', { command: words.say('command.cancel', { role }) })],
      };
    }
  }
}

const OVER: ReadonlySet<RequestState> = new Set(['ended', 'denied', 'cancelled', 'lapsed', 'failed']);
const NOTHING = { actions: [], hints: [] } as const;
