import template from '../../../../adaptiveCards/list.json' with { type: 'json' };
import { type Assignment, type PlanInput, targetOf } from '../../../pim/index.ts';
import { moment } from '../../../words/moment.ts';
import type { View } from '../../../words/view.ts';
import { action } from '../elements/action.ts';
import { joined, lines } from '../elements/paint-lines.ts';
import { cardTemplate, type Paint } from '../elements/render-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import type { ProlongableRight } from '../forms/prolong-form-card.ts';
import { rowName, shortName } from '../rights/right.ts';
import { scopeLine } from '../rights/role-details.ts';
import { withClauses } from '../rights/typed-command.ts';
import { activationRestart } from '../verbs/activation/activation-restart.ts';
import { rightExtend } from '../verbs/rights/right-extend.ts';
import { rightRenew } from '../verbs/rights/right-renew.ts';

/** More are no choice. */
const MOST_ROWS = 5;

const render = cardTemplate(template);

/** What could be meant by "extend", "renew" or "restart": PIM does another thing for each. */
export type Prolongable =
  | { readonly kind: 'activation'; readonly right: Assignment }
  | { readonly kind: 'holding' | 'ended'; readonly right: ProlongableRight };

/** Several have the name that was said, it comes near some, or none was said. */
export type ProlongQuestion = 'several' | 'near' | 'unnamed';

/** Asks what is to be prolonged. Nothing is guessed: what was said goes along with the button. */
export function chooseProlongCard(
  why: ProlongQuestion,
  candidates: readonly Prolongable[],
  input: PlanInput,
  view: View,
): RenderedCard {
  const { words } = view;
  const shown = candidates.slice(0, MOST_ROWS);
  const hidden = candidates.length - shown.length;
  const nearTitle = shown.length === 1 ? 'choose.oneTitle' : 'choose.nearTitle';
  const title = words.say(why === 'near' ? nearTitle : 'choose.severalTitle');
  return render(
    {
      title,
      paragraphs: lines(words.say(`prolong.${why}`)),
      rows: shown.map((one) => paintRow(one, input, view)),
      notices: [],
      footers: lines(hidden > 0 ? words.say('choose.more', { count: hidden }) : undefined),
      actions: [],
    },
    {
      summary: title,
      hints: shown.map((one) => {
        const role = shortName(one.right, words);
        const command = words.say(`command.${DEED[one.kind]}`, { role });
        return words.say('say.choose', { role, command: withClauses(command, input, words) });
      }),
    },
    view,
  );
}

const DEED = { activation: 'restart', holding: 'extend', ended: 'renew' } as const;

function paintRow(one: Prolongable, input: PlanInput, view: View): Paint {
  const { words } = view;
  const { right, kind } = one;
  const role = shortName(right, words);
  const deed = DEED[kind];
  const when = right.endsAt && moment(right.endsAt, view);
  return {
    groups: [],
    name: rowName(right, words),
    states: [],
    details: lines(
      scopeLine(right, words),
      joined(
        kind === 'activation'
          ? words.say('prolong.isActivation')
          : words.say(right.kind === 'eligibility' ? 'prolong.isEligibility' : 'prolong.isAssignment'),
        when && words.say(kind === 'ended' ? 'prolong.ended' : 'prolong.ends', { when }),
      ),
    ),
    hasActions: true,
    actions: [
      action(pressOf(one, input), {
        title: words.say(`button.${deed}`),
        tooltip: words.say(`button.${deed}This`, { role }),
      }),
    ],
  };
}

function pressOf({ kind, right }: Prolongable, input: PlanInput) {
  const target = targetOf(right);
  if (kind === 'activation') return activationRestart.press(target, input);
  return kind === 'holding'
    ? rightExtend.press(target, right.kind, input)
    : rightRenew.press(target, right.kind, input);
}
