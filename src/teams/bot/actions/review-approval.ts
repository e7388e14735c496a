import { notYoursCard } from '../../cards/approvals/undecided-card.ts';
import type { ApprovalOpen } from '../../cards/verbs/approvals/approval-open.ts';
import type { ApprovalReview } from '../../cards/verbs/approvals/approval-review.ts';
import { review } from '../approvals/decide.ts';
import { requestOfIds } from '../approvals/request-of-ids.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import type { ActionAnswer } from './action-answer.ts';

/** The form for deciding: of a list in a message of its own, so that the list stays; else in place of the card. */
export async function reviewApproval(
  useCases: UseCases,
  turn: Turn,
  { verb, request: ids, justification }: ApprovalOpen | ApprovalReview,
): Promise<ActionAnswer> {
  const request = await requestOfIds(useCases, turn, ids);
  const card = request ? await review(useCases, turn, request, { justification }) : notYoursCard(turn.view);
  if (verb === 'approval.review') return { kind: 'replace', card };
  return { kind: 'post', card, note: turn.view.words.say('action.requestBelow') };
}
