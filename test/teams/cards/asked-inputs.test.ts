import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ActivationPlan, PlanInput } from '../../../src/pim/index.ts';
import { activationFormCard } from '../../../src/teams/cards/forms/activation-form-card.ts';
import { readAction } from '../../../src/teams/cards/verbs/read-action.ts';
import { duration, planOf, policyOf } from '../../pim/sample.ts';
import { buttonsOn, inputsOn, presetsOn } from './card-parts.ts';
import { eligible, view } from './sample.ts';

/** The same cases every time. */
const RUNS = { numRuns: 500, seed: 20_261_124 };

const texts = fc.constantFrom(undefined, '', '  ', 'INC-4711', 'x'.repeat(500), 'x'.repeat(501));
const shortTexts = fc.constantFrom(undefined, '', 'CHG0012');
const said: fc.Arbitrary<PlanInput> = fc.record({
  duration: fc.constantFrom(undefined, ...['PT1M', 'PT5M', 'PT30M', 'PT2H', 'PT8H', 'P2D'].map(duration)),
  justification: texts,
  ticketNumber: shortTexts,
  ticketSystem: shortTexts,
});
const policies = fc.option(
  fc.record({
    maximum: fc.constantFrom('PT30M', 'PT45M', 'PT8H', 'P1D'),
    enabled: fc.subarray(['Justification', 'Ticketing', 'MultiFactorAuthentication', 'SomethingNew']),
  }),
  { nil: undefined },
);

/** What a form must ask: what the plan misses, what PIM would refuse, and a justification that no form takes. */
function wanted({ missing, refusals, input }: ActivationPlan): { required: string[]; optional: string[] } {
  const isTooLong = (input.justification?.length ?? 0) > 500;
  const asksTicket = missing.includes('ticketNumber');
  return {
    required: [
      ...(missing.includes('duration') || refusals.length > 0 ? ['duration'] : []),
      ...(missing.includes('justification') || isTooLong ? ['justification'] : []),
      ...(asksTicket ? ['ticketNumber'] : []),
    ],
    // PIM never demands it; it is only asked beside the number.
    optional: asksTicket && !input.ticketSystem ? ['ticketSystem'] : [],
  };
}

const planFor = (policy: Parameters<typeof policyOf>[0] | undefined, input: PlanInput): ActivationPlan =>
  planOf(eligible(), policy && policyOf(policy), input);

describe('Whatever was said and whatever the policy wants, the form', () => {
  it('asks for exactly what is missing, no more and no less', () => {
    fc.assert(
      fc.property(policies, said, (policy, input) => {
        const plan = planFor(policy, input);
        const inputs = inputsOn(activationFormCard(plan, view).card);
        const ids = (isRequired: boolean) => inputs.filter((one) => one.isRequired === isRequired).map(({ id }) => id);
        assert.deepEqual({ required: ids(true), optional: ids(false) }, wanted(plan));
      }),
      RUNS,
    );
  });

  it('filled in, leaves nothing to ask: what its button sends is a plan that is ready', () => {
    fc.assert(
      fc.property(policies, said, (policy, input) => {
        const { card } = activationFormCard(planFor(policy, input), view);
        const typed = { ...presetsOn(card), ...filled(inputsOn(card).map(({ id }) => id)) };
        const [activate] = buttonsOn(card);
        const action = readAction(activate?.verb, { ...activate?.data, ...typed });
        assert.ok(action?.verb === 'activate.submit');
        const plan = planFor(policy, action.input);
        assert.ok(plan.draft, JSON.stringify(plan));
        // Nothing that was said and could be kept is lost on the way.
        for (const name of ['justification', 'ticketNumber', 'ticketSystem'] as const)
          if (input[name]?.trim() && !(name in typed)) assert.equal(action.input[name], input[name]);
      }),
      RUNS,
    );
  });

  it('offers only durations that PIM takes, the preset one among them', () => {
    fc.assert(
      fc.property(policies, said, (policy, input) => {
        const [asked] = inputsOn(activationFormCard(planFor(policy, input), view).card);
        if (asked?.id !== 'duration') return;
        const choices = (asked.choices as { value: string }[]).map(({ value }) => value);
        assert.ok(choices.includes(String(asked.value)));
        assert.equal(new Set(choices).size, choices.length);
        for (const choice of choices) assert.deepEqual(planFor(policy, { duration: duration(choice) }).refusals, []);
      }),
      RUNS,
    );
  });
});

const filled = (ids: readonly string[]): Record<string, string> =>
  Object.fromEntries(ids.filter((id) => id !== 'duration').map((id) => [id, `typed ${id}`]));
