import { isPerson } from '../../../pim/index.ts';
import { nothingToCancelCard } from '../../cards/outcomes/cancel-card.ts';
import type { RequestCancel } from '../../cards/verbs/requests/request-cancel.ts';
import { requestOfIds } from '../approvals/request-of-ids.ts';
import { cancel } from '../changes/cancel.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import type { ActionAnswer } from './action-answer.ts';

/** Takes back a request; the card becomes what came of it. That of somebody else is left alone, whatever PIM would let one do. */
export async function cancelOwnRequest(useCases: UseCases, turn: Turn, action: RequestCancel): Promise<ActionAnswer> {
  const request = await requestOfIds(useCases, turn, action.request);
  const isOwn = request && (isPerson(turn.person, request.createdBy) || isPerson(turn.person, request.principal.id));
  if (!isOwn) return { kind: 'replace', card: nothingToCancelCard(turn.view) };
  return { kind: 'replace', card: await cancel(useCases, turn, request) };
}
