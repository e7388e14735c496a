import template from '../../../../adaptiveCards/activation-form.json' with { type: 'json' };
import { lapseOf, type RequestContext, type ScheduleRequest } from '../../../pim/index.ts';
import { moment, pastMoment } from '../../../words/moment.ts';
import type { View } from '../../../words/view.ts';
import type { Words } from '../../../words/words.ts';
import { action } from '../elements/action.ts';
import { type Fact, facts, lines } from '../elements/paint-lines.ts';
import { cardTemplate, type Paint } from '../elements/render-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { personName } from '../rights/person-name.ts';
import { approverNames, ticketWords } from '../rights/plan-facts.ts';
import { rowName, shortened, shortName } from '../rights/right.ts';
import { approvalDecide } from '../verbs/approvals/approval-decide.ts';
import { laterStart, lengthWords, placeFact, riskWords } from './request-details.ts';

const render = cardTemplate(template);

export interface ReviewOptions {
  /** What the approver has said already: it is shown, and the buttons carry it. */
  readonly justification?: string | undefined;
  /** What to say first, such as why nothing was decided yet. */
  readonly notes?: readonly string[];
}

/** Whether the rules want to know why; unless they say no, they do: that is PIM's default. */
export const isReasonWanted = ({ policy }: RequestContext): boolean =>
  policy?.activation.approval?.isApproverJustificationRequired ?? true;

/** All that an approver needs to decide in place: who, what, where, how long, why, what to mind, until when. */
export function reviewCard(
  request: ScheduleRequest,
  context: RequestContext,
  view: View,
  { justification, notes = [] }: ReviewOptions = {},
): RenderedCard {
  const { words } = view;
  const requester = personName(request.principal);
  const role = shortName(request, words);
  const risks = riskWords(request, context, view);
  const decide = (result: 'approve' | 'deny', title: string) =>
    action(approvalDecide.press(request, result, justification), {
      title,
      ...(result === 'approve' && { style: 'positive' }),
    });
  return render(
    {
      title: words.say('review.title'),
      role: rowName(request, words),
      notices: lines(...notes, risks && words.say('review.risks', { risks })),
      hasFacts: true,
      facts: facts([...factsOf(request, context, view), [words.say('review.yourReason'), justification]]),
      choiceInputs: [],
      areaInputs: justification ? [] : [reasonInput(isReasonWanted(context), words)],
      lineInputs: [],
      actions: [decide('approve', words.say('button.approve')), decide('deny', words.say('button.deny'))],
    },
    {
      summary: words.say('review.summary', { requester, role }),
      hints: [words.say('say.decideThis', { role })],
    },
    view,
  );
}

function factsOf(request: ScheduleRequest, { policy }: RequestContext, view: View): Fact[] {
  const { words } = view;
  const { principal, createdAt } = request;
  const later = laterStart(request, view);
  const lapses = lapseOf(request);
  const approval = policy?.activation.approval;
  return [
    [words.say('review.requester'), personName(principal)],
    [words.say('review.signInName'), principal.signInName && shortened(principal.signInName), 'wide'],
    [words.say('fact.scope'), placeFact(request, words)],
    [words.say('fact.duration'), lengthWords(request, words) ?? words.say('review.noEnd')],
    [words.say('review.from'), later ? moment(later, view) : words.say('review.onApproval')],
    [words.say('fact.justification'), request.justification ?? words.say('review.noReason')],
    [words.say('fact.ticket'), ticketWords(request.ticket, words)],
    [
      words.say('review.approvers'),
      approval?.isApprovalRequired ? approverNames(approval.approvers, words) : undefined,
    ],
    [words.say('review.asked'), createdAt && pastMoment(createdAt, view)],
    [words.say('review.lapses'), lapses && moment(lapses, view)],
  ];
}

const reasonInput = (isRequired: boolean, words: Words): Paint => ({
  id: 'justification',
  label: words.say(isRequired ? 'review.reason' : 'review.reasonIfYouLike'),
  isRequired,
  errorMessage: words.say('review.reasonError'),
  placeholder: words.say('review.reasonHint'),
});
