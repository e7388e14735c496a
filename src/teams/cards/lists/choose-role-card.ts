import template from '../../../../adaptiveCards/list.json' with { type: 'json' };
import { type PlanInput, type RoleAtScope, targetOf } from '../../../pim/index.ts';
import type { View } from '../../../words/view.ts';
import type { Words } from '../../../words/words.ts';
import { action } from '../elements/action.ts';
import { facts, lines } from '../elements/paint-lines.ts';
import { cardTemplate, type Paint } from '../elements/render-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { inputFacts } from '../rights/plan-facts.ts';
import { fullName, shortened, shortName } from '../rights/right.ts';
import { scopeDetail } from '../rights/role-details.ts';
import { activateCommand, deactivateCommand } from '../rights/typed-command.ts';
import { activateSubmit } from '../verbs/activate-submit.ts';
import { deactivateSubmit } from '../verbs/deactivate-submit.ts';

/** More than five are no choice. */
const MOST_ROWS = 5;

const render = cardTemplate(template);

export interface Question {
  /** Whether several have the name, or none has it and these come near. */
  readonly why: 'several' | 'near';
  /** What was asked for; its buttons do it. */
  readonly wish: { readonly kind: 'activate'; readonly input: PlanInput } | { readonly kind: 'deactivate' };
}

/** Asks which one was meant. Nothing is guessed; what was said already goes along with the button. */
export function chooseRoleCard({ why, wish }: Question, candidates: readonly RoleAtScope[], view: View): RenderedCard {
  const { words } = view;
  const shown = candidates.slice(0, MOST_ROWS);
  const hidden = candidates.length - shown.length;
  const input = wish.kind === 'activate' ? wish.input : {};
  const known = facts(inputFacts(input, words)).map(({ label, value }) => `${label}: ${value}`);
  const nearTitle = shown.length === 1 ? 'choose.oneTitle' : 'choose.nearTitle';
  const title = words.say(why === 'several' ? 'choose.severalTitle' : nearTitle);
  return render(
    {
      title,
      paragraphs: lines(words.say(why === 'several' ? 'choose.several' : 'choose.near'), ...known),
      rows: shown.map((right) => row(right, candidates, wish, view)),
      notices: [],
      footers: lines(hidden > 0 ? words.say('choose.more', { count: hidden }) : undefined),
      actions: [],
    },
    {
      summary: title,
      hints: shown.map((right) => {
        const role = nameAmong(candidates, right, words);
        const command = wish.kind === 'activate' ? activateCommand(role, input, words) : deactivateCommand(role, words);
        return words.say('say.choose', { role, command });
      }),
    },
    view,
  );
}

/** The name that no other candidate has. */
const nameAmong = (candidates: readonly RoleAtScope[], right: RoleAtScope, words: Words): string =>
  hasNamesake(candidates, right) ? fullName(right, words) : shortName(right, words);

const hasNamesake = (candidates: readonly RoleAtScope[], right: RoleAtScope): boolean =>
  candidates.some((other) => other !== right && other.role.name === right.role.name);

function row(right: RoleAtScope, candidates: readonly RoleAtScope[], wish: Question['wish'], { words }: View): Paint {
  const target = targetOf(right);
  const isActivation = wish.kind === 'activate';
  const press = isActivation ? activateSubmit.press(target, wish.input) : deactivateSubmit.press(target);
  return {
    groups: [],
    name: shortened(right.role.name),
    states: [],
    details: lines(
      scopeDetail(right, words) ?? (hasNamesake(candidates, right) ? words.say('right.wholeDirectory') : undefined),
    ),
    hasActions: true,
    actions: [
      action(press, {
        title: words.say(isActivation ? 'button.activate' : 'button.deactivate'),
        tooltip: words.say(isActivation ? 'button.activateThis' : 'button.deactivateThis', {
          role: nameAmong(candidates, right, words),
        }),
      }),
    ],
  };
}
