import type { ScheduleRequest } from '../../../pim/index.ts';
import type { View } from '../../../words/view.ts';
import { action } from '../elements/action.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { outcomeFrame } from '../outcomes/outcome-frame.ts';
import { approvalReview } from '../verbs/approvals/approval-review.ts';

/** Nothing that the viewer could decide: not there, and not theirs, read the same. */
export const notYoursCard = ({ words, ...view }: View): RenderedCard =>
  outcomeFrame(
    {
      status: 'not-yours',
      title: words.say('decision.notYours'),
      next: words.say('decision.notYoursNext'),
      actions: [],
      hints: [words.say('say.approvals')],
    },
    { words, ...view },
  );

/** The answer to a decision was lost. */
export const decisionInDoubtCard = (request: ScheduleRequest, { words, ...view }: View): RenderedCard =>
  outcomeFrame(
    {
      status: 'in-doubt',
      title: words.say('decision.inDoubt'),
      next: words.say('decision.inDoubtNext'),
      reference: words.say('fact.pimRequest', { id: request.id }),
      actions: [action(approvalReview.press(request), { title: words.say('button.lookAgain') })],
      hints: [words.say('say.approvals')],
    },
    { words, ...view },
  );
