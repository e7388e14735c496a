import {
  type ApprovalStep,
  type Approver,
  lapseOf,
  type PlanInput,
  type RoleAtScope,
  type Standing,
} from '../../../pim/index.ts';
import { moment, pastMoment } from '../../../words/moment.ts';
import type { View } from '../../../words/view.ts';
import type { Words } from '../../../words/words.ts';
import { action } from '../elements/action.ts';
import type { CardAbout, RenderedCard } from '../elements/rendered-card.ts';
import { aboutCard } from '../elements/with-mark.ts';
import { aboutStanding } from '../following/about-request.ts';
import { personName } from '../rights/person-name.ts';
import { inputFacts } from '../rights/plan-facts.ts';
import { shortName } from '../rights/right.ts';
import { buttonFor, rightButtons } from '../rights/right-buttons.ts';
import { scopeFact } from '../rights/role-details.ts';
import { requestCancel } from '../verbs/requests/request-cancel.ts';
import { type OutcomePaint, outcomeFrame } from './outcome-frame.ts';
import { type OutcomeFacts, outcomeSentences } from './outcome-sentences.ts';
import { standingFacts } from './standing-facts.ts';

/** What is known beside the standing. */
export interface StandingContext {
  /** What was sent to PIM with this request; nothing where the request is not of this turn. */
  readonly sent?: PlanInput | undefined;
  readonly approvers?: readonly Approver[] | undefined;
  /** Who decided, when and why; nothing = nobody, or it was not read. */
  readonly decision?: ApprovalStep | undefined;
  /** False = it was there before the person asked. */
  readonly isNew?: boolean;
  /** Set: PIM cannot be asked now, and this is when it was asked last. */
  readonly lastSeen?: Date | undefined;
  /** Default: the request, or the activation. */
  readonly about?: CardAbout | undefined;
}

/** What PIM says now about one right of the person. */
export function standingCard(
  right: RoleAtScope,
  standing: Standing,
  view: View,
  { sent = {}, approvers, decision, isNew = true, lastSeen, about = aboutStanding(standing) }: StandingContext = {},
): RenderedCard {
  const { words } = view;
  const approver = decision?.reviewedBy && personName(decision.reviewedBy);
  const facts = standingFacts(standing, shortName(right, words), approvers);
  const sentences = outcomeSentences(facts, view);
  const title =
    facts.state === 'denied' && approver
      ? words.say('outcome.deniedBy', { role: facts.role, approver })
      : sentences.title;
  const recorded = standing.kind === 'requested' ? standing.request.justification : undefined;
  const lapses = facts.state === 'waiting-for-approval' && standing.kind === 'requested' && lapseOf(standing.request);
  const id = referenceOf(standing);
  const card = outcomeFrame(
    {
      status: facts.state,
      title: isNew ? title : alreadyThere(facts, title, view),
      next: lastSeen
        ? words.say('follow.lastSeen', { when: pastMoment(lastSeen, view) })
        : facts.state === 'denied' && decision?.justification
          ? words.say('outcome.deniedWithReason')
          : sentences.next,
      facts: [
        [words.say('fact.scope'), scopeFact(right, words)],
        ...inputFacts(
          {
            ...sent,
            // Of what is in force the title says until when.
            duration: facts.state === 'active' ? undefined : sent.duration,
            justification: recorded ?? sent.justification,
          },
          words,
        ),
        [words.say('review.lapses'), lapses ? moment(lapses, view) : undefined],
        [words.say('fact.decidedBy'), approver],
        [words.say('fact.decided'), decision?.reviewedAt && pastMoment(decision.reviewedAt, view)],
        [words.say('fact.reason'), decision?.justification],
      ],
      reference: id && words.say('fact.pimRequest', { id }),
      ...withCancel(rightButtons([buttonFor(facts.state)], right, words), standing, facts, words),
    },
    view,
  );
  return about ? aboutCard(card, about) : card;
}

/** What waits or is planned can be taken back. */
function withCancel(
  { actions, hints }: Pick<OutcomePaint, 'actions' | 'hints'>,
  standing: Standing,
  { state, role }: OutcomeFacts,
  words: Words,
): Pick<OutcomePaint, 'actions' | 'hints'> {
  if (standing.kind !== 'requested' || !CANCELLABLE.has(state)) return { actions, hints };
  const cancel = action(requestCancel.press(standing.request), { title: words.say('button.cancelRequest') });
  const command = words.say('command.cancel', { role });
  return { actions: [...actions, cancel], hints: [...hints, words.say('say.cancelThis', { command })] };
}

const CANCELLABLE: ReadonlySet<OutcomeFacts['state']> = new Set([
  'waiting-for-approval',
  'waiting-for-administrator',
  'scheduled',
]);

const alreadyThere = (facts: OutcomeFacts, sentence: string, { words }: View): string =>
  facts.state === 'active'
    ? words.say('outcome.alreadyActive', { sentence })
    : words.say('outcome.alreadyAsked', { sentence });

/** Of an activation the schedule's id is the request's. */
function referenceOf(standing: Standing): string | undefined {
  if (standing.kind === 'requested') return standing.request.id;
  return standing.kind === 'active' ? standing.assignment.scheduleId : undefined;
}
