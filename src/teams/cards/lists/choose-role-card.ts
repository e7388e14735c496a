import template from '../../../../adaptiveCards/list.json' with { type: 'json' };
import { type PlanInput, type RoleAtScope, type Target, targetOf } from '../../../pim/index.ts';
import type { View } from '../../../words/view.ts';
import type { Words } from '../../../words/words.ts';
import { type ActionJson, action } from '../elements/action.ts';
import { facts, lines } from '../elements/paint-lines.ts';
import { cardTemplate, type Paint } from '../elements/render-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { inputFacts } from '../rights/plan-facts.ts';
import { fullName, rowName, shortName } from '../rights/right.ts';
import { scopeLine } from '../rights/role-details.ts';
import { activateCommand, checkCommand, deactivateCommand } from '../rights/typed-command.ts';
import { activateSubmit } from '../verbs/activation/activate-submit.ts';
import { activationCheck } from '../verbs/activation/activation-check.ts';
import { deactivateSubmit } from '../verbs/activation/deactivate-submit.ts';
import { policyLook } from '../verbs/rights/policy-look.ts';

/** More than five are no choice. */
const MOST_ROWS = 5;

const render = cardTemplate(template);

export interface Question {
  /** Whether several have the name, or none has it and these come near. */
  readonly why: 'several' | 'near';
  /** What was asked for; its buttons do it. */
  readonly wish:
    | { readonly kind: 'activate' | 'check'; readonly input: PlanInput }
    | { readonly kind: 'deactivate' | 'policy' };
}

/** Asks which one was meant. Nothing is guessed; what was said already goes along with the button. */
export function chooseRoleCard({ why, wish }: Question, candidates: readonly RoleAtScope[], view: View): RenderedCard {
  const { words } = view;
  const shown = candidates.slice(0, MOST_ROWS);
  const hidden = candidates.length - shown.length;
  const input = 'input' in wish ? wish.input : {};
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
        return words.say('say.choose', { role, command: commandOf(wish, role, words) });
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
  return {
    groups: [],
    name: rowName(right, words),
    states: [],
    details: lines(
      scopeLine(right, words) ?? (hasNamesake(candidates, right) ? words.say('right.wholeDirectory') : undefined),
    ),
    hasActions: true,
    actions: [button(wish, targetOf(right), nameAmong(candidates, right, words), words)],
  };
}

function button(wish: Question['wish'], target: Target, role: string, words: Words): ActionJson {
  switch (wish.kind) {
    case 'activate':
      return action(activateSubmit.press(target, wish.input), {
        title: words.say('button.activate'),
        tooltip: words.say('button.activateThis', { role }),
      });
    case 'deactivate':
      return action(deactivateSubmit.press(target), {
        title: words.say('button.deactivate'),
        tooltip: words.say('button.deactivateThis', { role }),
      });
    case 'check':
      return action(activationCheck.press(target, wish.input), {
        title: words.say('button.check'),
        tooltip: words.say('button.checkThis', { role }),
      });
    case 'policy':
      return action(policyLook.press(target), {
        title: words.say('button.policy'),
        tooltip: words.say('button.policyThis', { role }),
      });
  }
}

function commandOf(wish: Question['wish'], role: string, words: Words): string {
  switch (wish.kind) {
    case 'activate':
      return activateCommand(role, wish.input, words);
    case 'deactivate':
      return deactivateCommand(role, words);
    case 'check':
      return checkCommand(role, wish.input, words);
    case 'policy':
      return words.say('command.policy', { role });
  }
}
