import { sameTarget, targetOf } from '../../../pim/index.ts';
import type { ProlongableRight } from '../../cards/forms/prolong-form-card.ts';
import { textCard } from '../../cards/messages/text-card.ts';
import type { ProlongSubmit } from '../../cards/verbs/rights/prolong-submit.ts';
import type { RightExtend } from '../../cards/verbs/rights/right-extend.ts';
import type { RightRenew } from '../../cards/verbs/rights/right-renew.ts';
import { prolong, prolongForm } from '../changes/prolong.ts';
import { readEnded, readHeld } from '../changes/prolongables.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import type { ActionAnswer } from './action-answer.ts';

/** Shows the form for asking to extend or renew, in a message of its own. */
export async function openProlong(
  useCases: UseCases,
  turn: Turn,
  action: RightExtend | RightRenew,
): Promise<ActionAnswer> {
  const isExtension = action.verb === 'right.extend';
  const right = await rightOf(useCases, turn, action, isExtension);
  const card = right
    ? prolongForm(useCases, turn, isExtension ? 'selfExtend' : 'selfRenew', right, action.input)
    : gone(turn);
  return { kind: 'post', card, note: turn.view.words.say('action.formBelow') };
}

/** Asks; the form becomes what came of it, or the form again with what is still missing. */
export async function submitProlong(useCases: UseCases, turn: Turn, action: ProlongSubmit): Promise<ActionAnswer> {
  const right = await rightOf(useCases, turn, action, action.action === 'selfExtend');
  const card = right ? await prolong(useCases, turn, action.action, right, action.input) : gone(turn);
  return { kind: 'replace', card };
}

/** As PIM shows it now: the button holds only ids. */
async function rightOf(
  useCases: UseCases,
  turn: Turn,
  { target, kind }: Pick<ProlongSubmit, 'target' | 'kind'>,
  isHolding: boolean,
): Promise<ProlongableRight | undefined> {
  const candidates = isHolding ? await readHeld(useCases, turn) : await readEnded(useCases, turn);
  return candidates
    .flatMap((one) => (one.kind === 'activation' ? [] : [one.right]))
    .find((right) => right.kind === kind && sameTarget(targetOf(right), target));
}

const gone = ({ view }: Turn) => textCard(view.words.say('prolong.gone'), view);
