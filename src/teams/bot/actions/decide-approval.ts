import { notYoursCard } from '../../cards/approvals/undecided-card.ts';
import type { ApprovalDecide } from '../../cards/verbs/approvals/approval-decide.ts';
import { decide } from '../approvals/decide.ts';
import { requestOfIds } from '../approvals/request-of-ids.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import type { ActionAnswer } from './action-answer.ts';

/** Decides; the form becomes what was decided, by whomever. */
export async function decideApproval(useCases: UseCases, turn: Turn, action: ApprovalDecide): Promise<ActionAnswer> {
  const request = await requestOfIds(useCases, turn, action.request);
  if (!request) return { kind: 'replace', card: notYoursCard(turn.view) };
  const { result, justification } = action;
  return { kind: 'replace', card: await decide(useCases, turn, { request, result, justification }) };
}
