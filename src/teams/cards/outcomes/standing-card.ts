import type { Approver, PlanInput, RoleAtScope, Standing } from '../../../pim/index.ts';
import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { inputFacts } from '../rights/plan-facts.ts';
import { shortName } from '../rights/right.ts';
import { buttonFor, rightButtons } from '../rights/right-buttons.ts';
import { scopeLine } from '../rights/role-details.ts';
import { outcomeFrame } from './outcome-frame.ts';
import { type OutcomeFacts, outcomeSentences } from './outcome-sentences.ts';

/** What is known beside the standing. */
export interface StandingContext {
  /** What was sent to PIM with this request; nothing where the request is not of this turn. */
  readonly sent?: PlanInput | undefined;
  readonly approvers?: readonly Approver[] | undefined;
  /** False = it was there before the person asked. */
  readonly isNew?: boolean;
}

/** What PIM says now about one right of the person. */
export function standingCard(
  right: RoleAtScope,
  standing: Standing,
  view: View,
  { sent = {}, approvers, isNew = true }: StandingContext = {},
): RenderedCard {
  const { words } = view;
  const facts = factsOf(standing, shortName(right, words), approvers);
  const sentences = outcomeSentences(facts, view);
  const recorded = standing.kind === 'requested' ? standing.request.justification : undefined;
  const id = referenceOf(standing);
  return outcomeFrame(
    {
      status: facts.state,
      title: isNew ? sentences.title : alreadyThere(facts, sentences.title, view),
      next: sentences.next,
      facts: [
        [words.say('fact.scope'), scopeLine(right, words)],
        ...inputFacts(
          {
            ...sent,
            // Of what is in force the title says until when.
            duration: facts.state === 'active' ? undefined : sent.duration,
            justification: recorded ?? sent.justification,
          },
          words,
        ),
      ],
      reference: id && words.say('fact.pimRequest', { id }),
      ...rightButtons([buttonFor(facts.state)], right, words),
    },
    view,
  );
}

const alreadyThere = (facts: OutcomeFacts, sentence: string, { words }: View): string =>
  facts.state === 'active'
    ? words.say('outcome.alreadyActive', { sentence })
    : words.say('outcome.alreadyAsked', { sentence });

function factsOf(standing: Standing, role: string, approvers: readonly Approver[] | undefined): OutcomeFacts {
  const nothing = { role, approvers, status: '', startsAt: undefined, endsAt: undefined, isEndKnown: false };
  switch (standing.kind) {
    case 'active':
      return { ...nothing, state: 'active', endsAt: standing.assignment.endsAt, isEndKnown: true };
    case 'requested': {
      const { status, startsAt, endsAt } = standing.request;
      return { ...nothing, state: standing.state, status, startsAt, endsAt };
    }
    case 'none':
      return { ...nothing, state: 'none' };
  }
}

/** Of an activation the schedule's id is the request's. */
function referenceOf(standing: Standing): string | undefined {
  if (standing.kind === 'requested') return standing.request.id;
  return standing.kind === 'active' ? standing.assignment.scheduleId : undefined;
}
