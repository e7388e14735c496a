import { isPending, type RequestOutcome } from '../../../pim/index.ts';
import type { View } from '../../../words/view.ts';
import { action } from '../elements/action.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { type ProlongableRight, rightFacts } from '../forms/prolong-form-card.ts';
import { shortName } from '../rights/right.ts';
import { scopeLine } from '../rights/role-details.ts';
import { requestCancel } from '../verbs/requests/request-cancel.ts';
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
  const facts = [[words.say('fact.scope'), scopeLine(right, words)] as const, ...rightFacts(right, view)];
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
  return outcomeFrame(
    {
      status: state,
      ...sentences(asked, role, outcome, view),
      facts: [...facts, [words.say('fact.justification'), request.justification]],
      reference: words.say('fact.pimRequest', { id: request.id }),
      actions: isWaiting ? [action(requestCancel.press(request), { title: words.say('button.cancelRequest') })] : [],
      hints: isWaiting ? [words.say('say.cancelThis', { command: words.say('command.cancel', { role }) })] : [],
    },
    view,
  );
}

function sentences(
  asked: 'selfExtend' | 'selfRenew',
  role: string,
  { request: { status }, state }: Extract<Sent, { kind: 'requested' }>,
  { words }: View,
): { readonly title: string; readonly next: string } {
  switch (state) {
    case 'waiting-for-administrator':
    case 'waiting-for-approval':
      return {
        title: words.say(asked === 'selfExtend' ? 'prolong.waiting' : 'prolong.waitingRenew', { role }),
        next: words.say('prolong.waitingNext'),
      };
    case 'active':
    case 'scheduled':
      return { title: words.say('prolong.done', { role }), next: words.say('prolong.doneNext', { status }) };
    case 'provisioning':
    case 'unknown':
      return { title: words.say('prolong.working', { role }), next: words.say('prolong.workingNext') };
    default:
      return { title: words.say('prolong.over', { role }), next: words.say('prolong.overNext', { status }) };
  }
}
