import { isPending, type RequestOutcome, type RequestState, targetOf } from '../../../pim/index.ts';
import { moment } from '../../../words/moment.ts';
import type { View } from '../../../words/view.ts';
import { action } from '../elements/action.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { aboutCard } from '../elements/with-mark.ts';
import { aboutRequest } from '../following/about-request.ts';
import { type ProlongableRight, rightFacts } from '../forms/prolong-form-card.ts';
import { shortName } from '../rights/right.ts';
import { scopeFact } from '../rights/role-details.ts';
import { requestCancel } from '../verbs/requests/request-cancel.ts';
import { rightExtend } from '../verbs/rights/right-extend.ts';
import { rightRenew } from '../verbs/rights/right-renew.ts';
import { outcomeFrame } from './outcome-frame.ts';

type Sent = Extract<RequestOutcome, { kind: 'requested' | 'in-doubt' }>;

/** What became of asking an administrator to extend or renew a right of one's own. */
export function prolongCard(
  asked: 'selfExtend' | 'selfRenew',
  right: ProlongableRight,
  outcome: Sent,
  view: View,
): RenderedCard {
  const { words } = view;
  const role = shortName(right, words);
  // Of what was granted the end that is shown must not be the old one.
  const isGranted = outcome.kind === 'requested' && GRANTED.has(outcome.state);
  const facts = [
    [words.say('fact.scope'), scopeFact(right, words)] as const,
    ...rightFacts(isGranted ? { ...right, endsAt: undefined } : right, view),
  ];
  if (outcome.kind === 'in-doubt')
    return outcomeFrame(
      {
        status: 'in-doubt',
        title: words.say('prolong.inDoubt', { role }),
        next: words.say('prolong.inDoubtNext'),
        facts,
        actions: [],
        hints: [],
      },
      view,
    );
  const { request, state } = outcome;
  const isWaiting = isPending(state);
  const isRefused = REFUSED.has(state);
  const again = AGAIN[asked];
  const card = outcomeFrame(
    {
      // What is prolonged may be an eligibility, of which nothing is active.
      status: isGranted ? 'done' : state,
      ...sentences(asked, role, outcome, view),
      facts: [...facts, [words.say('fact.justification'), request.justification]],
      reference: words.say('fact.pimRequest', { id: request.id }),
      actions: [
        ...(isWaiting ? [action(requestCancel.press(request), { title: words.say('button.cancelRequest') })] : []),
        ...(isRefused ? [action(again.press(targetOf(right), right.kind), { title: words.say(again.button) })] : []),
      ],
      hints: [
        ...(isWaiting ? [words.say('say.cancelThis', { command: words.say('command.cancel', { role }) })] : []),
        ...(isRefused ? [words.say('say.choose', { role, command: words.say(again.command, { role }) })] : []),
      ],
    },
    view,
  );
  return aboutCard(card, aboutRequest(request, state));
}

const GRANTED: ReadonlySet<RequestState> = new Set(['active', 'scheduled']);
const REFUSED: ReadonlySet<RequestState> = new Set(['denied', 'cancelled', 'lapsed', 'failed']);

/** How to ask once more. */
const AGAIN = {
  selfExtend: { press: rightExtend.press, button: 'button.extend', command: 'command.extend' },
  selfRenew: { press: rightRenew.press, button: 'button.renew', command: 'command.renew' },
} as const;

function sentences(
  asked: 'selfExtend' | 'selfRenew',
  role: string,
  { request: { status, endsAt }, state }: Extract<Sent, { kind: 'requested' }>,
  view: View,
): { readonly title: string; readonly next: string } {
  const { words } = view;
  switch (state) {
    case 'waiting-for-administrator':
    case 'waiting-for-approval':
      return {
        title: words.say(asked === 'selfExtend' ? 'prolong.waiting' : 'prolong.waitingRenew', { role }),
        next: words.say('prolong.waitingNext'),
      };
    case 'active':
    case 'scheduled':
      return {
        title: words.say(asked === 'selfExtend' ? 'prolong.extended' : 'prolong.renewed', { role }),
        next: endsAt ? words.say('prolong.newEnd', { when: moment(endsAt, view) }) : words.say('prolong.newEndUnnamed'),
      };
    case 'unknown':
      return { title: words.say('prolong.unclear', { role }), next: words.say('prolong.unclearNext', { status }) };
    case 'ended':
      return { title: words.say('prolong.over', { role }), next: words.say('prolong.newEndUnnamed') };
    case 'provisioning':
      return { title: words.say('prolong.working', { role }), next: words.say('prolong.workingNext') };
    default:
      return {
        title: words.say(asked === 'selfExtend' ? 'prolong.notExtended' : 'prolong.notRenewed', { role }),
        next: words.say('prolong.overNext', { status }),
      };
  }
}
