import { type RoleAtScope, targetOf } from '../../../pim/index.ts';
import type { Words } from '../../../words/words.ts';
import { type ActionJson, action } from '../elements/action.ts';
import { activateOpen } from '../verbs/activation/activate-open.ts';
import { deactivateSubmit } from '../verbs/activation/deactivate-submit.ts';
import { standingLook } from '../verbs/activation/standing-look.ts';
import { shortName } from './right.ts';
import type { RightStatus } from './status-look.ts';
import { activateCommand, deactivateCommand } from './typed-command.ts';

export type ButtonName = 'activate' | 'activate-again' | 'deactivate' | 'check';

const BUTTONS: Readonly<Record<RightStatus, ButtonName>> = {
  active: 'deactivate',
  scheduled: 'check',
  provisioning: 'check',
  'waiting-for-approval': 'check',
  'waiting-for-administrator': 'check',
  ended: 'activate-again',
  denied: 'activate-again',
  cancelled: 'activate-again',
  lapsed: 'activate-again',
  failed: 'activate-again',
  unknown: 'check',
  none: 'activate',
  'in-doubt': 'check',
};

/** What there is to do about a right in this state. */
export const buttonFor = (status: RightStatus): ButtonName => BUTTONS[status];

/** The buttons, and beside each how to do the same by text. */
export function rightButtons(
  names: readonly ButtonName[],
  right: RoleAtScope,
  words: Words,
): { readonly actions: readonly ActionJson[]; readonly hints: readonly string[] } {
  const made = names.map((name) => button(name, right, words));
  return { actions: made.map(({ act }) => act), hints: made.map(({ hint }) => hint) };
}

function button(name: ButtonName, right: RoleAtScope, words: Words): { act: ActionJson; hint: string } {
  const target = targetOf(right);
  const role = shortName(right, words);
  switch (name) {
    case 'activate':
      return {
        act: action(activateOpen.press(target), {
          title: words.say('button.activate'),
          tooltip: words.say('button.activateThis', { role }),
        }),
        hint: words.say('say.activateThis', { command: activateCommand(role, {}, words) }),
      };
    case 'activate-again':
      return {
        act: action(activateOpen.press(target), { title: words.say('button.activateAgain') }),
        hint: words.say('say.activateAgain', { command: activateCommand(role, {}, words) }),
      };
    case 'deactivate':
      return {
        act: action(deactivateSubmit.press(target), {
          title: words.say('button.deactivate'),
          tooltip: words.say('button.deactivateThis', { role }),
        }),
        hint: words.say('say.deactivateThis', { command: deactivateCommand(role, words) }),
      };
    case 'check':
      return {
        act: action(standingLook.press(target), { title: words.say('button.checkAgain') }),
        hint: words.say('say.check'),
      };
  }
}
