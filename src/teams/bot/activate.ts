import {
  type ActivationOutcome,
  type ActivationPlan,
  activateRole,
  askedKey,
  isRefusal,
  type PlanInput,
  planRole,
  reasonOf,
  type Target,
  targetKey,
  targetOf,
} from '../../pim/index.ts';
import type { RenderedCard } from '../cards/elements/rendered-card.ts';
import { aboutCard } from '../cards/elements/with-mark.ts';
import { activationFormCard } from '../cards/forms/activation-form-card.ts';
import { shortened } from '../cards/rights/right.ts';
import { activationCard } from './activation-card.ts';
import type { Turn } from './turn.ts';
import type { UseCases } from './use-cases.ts';

export interface Activated {
  /** Nothing = Azure does not show the part of the scope, and the form asks again. */
  readonly outcome: ActivationOutcome | undefined;
  readonly card: RenderedCard;
}

/** Activates one role, at its own scope or in Azure at a part of it, and says what came of it. */
export async function activate(useCases: UseCases, turn: Turn, target: Target, input: PlanInput): Promise<Activated> {
  const { person, activityId, view } = turn;
  try {
    const outcome = await activateRole(useCases, { person, activityId, target, input });
    const card =
      outcome.kind === 'needs-input'
        ? await activationForm(useCases, turn, outcome.plan)
        : activationCard(outcome, view);
    return { outcome, card: outcome.kind === 'in-doubt' ? aboutCard(card, aboutDoubt(turn, outcome)) : card };
  } catch (error) {
    if (!isRefusal(error) || reasonOf(error) !== 'not-authorized') throw error;
    const card = await formForWhole(useCases, turn, target, input);
    if (!card) throw error;
    return { outcome: undefined, card };
  }
}

/** What is in doubt has no request yet: it is known by who asked for what, and how. */
function aboutDoubt({ person, activityId }: Turn, { eligibility }: Extract<ActivationOutcome, { kind: 'in-doubt' }>) {
  const { objectId } = person;
  const wish = `assignment|selfActivate|${objectId}|${targetKey(targetOf(eligibility))}`;
  return { thing: askedKey(person, wish, activityId), state: 'in-doubt' };
}

/** The form, with the parts of the scope on which the role may be activated alone. */
export async function activationForm(
  { myRights }: Pick<UseCases, 'myRights'>,
  { person, view }: Turn,
  plan: ActivationPlan,
  notes: readonly string[] = [],
): Promise<RenderedCard> {
  const parts = await myRights.childScopes(person, targetOf(plan.eligibility));
  return activationFormCard(plan, view, notes, parts);
}

/** Azure lets nobody ask for a part that it does not show them, before PIM is asked at all; the whole is left. */
async function formForWhole(
  useCases: UseCases,
  turn: Turn,
  target: Target,
  input: PlanInput,
): Promise<RenderedCard | undefined> {
  const { person, view } = turn;
  const { eligibility, scope } = await planRole(useCases, { person, target, input });
  if (scope === eligibility.scope) return undefined;
  const whole = targetOf(eligibility);
  const note = view.words.say('form.scopeHidden', {
    part: shortened(scope.name),
    whole: shortened(eligibility.scope.name),
  });
  return activationForm(useCases, turn, await planRole(useCases, { person, target: whole, input }), [note]);
}
