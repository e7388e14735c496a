import { isExtendable, type Right, type RightKind, targetOf } from '../../../pim/index.ts';
import type { View } from '../../../words/view.ts';
import type { Words } from '../../../words/words.ts';
import { type ActionJson, action } from '../elements/action.ts';
import { activateOpen } from '../verbs/activation/activate-open.ts';
import { activationRestart } from '../verbs/activation/activation-restart.ts';
import { deactivateSubmit } from '../verbs/activation/deactivate-submit.ts';
import { rightExtend } from '../verbs/rights/right-extend.ts';
import { shortName } from './right.ts';

type Deed = 'activate' | 'deactivate' | 'restart' | 'extend';

/** What a row of a list offers, at most two; beside each other they would not fit on a phone, so they stand in a column. */
export type RowButtons = readonly Deed[];

/** Of what may be activated; `isActive`: it is. */
export const eligibilityButtons = (right: Right, isActive: boolean, { now }: View): RowButtons => [
  isActive ? 'deactivate' : 'activate',
  ...(isExtendable(right, now) ? (['extend'] as const) : []),
];

/** Of what is held: PIM extends no activation, and lets nobody end an assignment of their own. */
export function holdingButtons(right: Right, isActivation: boolean, { now }: View): RowButtons {
  if (isActivation) return ['deactivate', 'restart'];
  return isExtendable(right, now) ? ['extend'] : [];
}

/** How to do by text what rows offer; where something is to be activated, its list says how. */
export const rowHints = (offers: ReadonlySet<Deed>, words: Words): string[] =>
  (['deactivate', 'restart', 'extend'] as const).flatMap((deed) =>
    offers.has(deed) ? [words.say(`say.${deed}`)] : [],
  );

/** Each names its right for screen readers: the titles of the rows are the same. */
export function rowActions(deeds: RowButtons, right: Right, kind: RightKind, { words }: View): ActionJson[] {
  const target = targetOf(right);
  const role = shortName(right, words);
  const press = {
    activate: () => activateOpen.press(target),
    deactivate: () => deactivateSubmit.press(target),
    restart: () => activationRestart.press(target),
    extend: () => rightExtend.press(target, kind),
  };
  return deeds.map((deed) =>
    action(press[deed](), { title: words.say(`button.${deed}`), tooltip: words.say(`button.${deed}This`, { role }) }),
  );
}
