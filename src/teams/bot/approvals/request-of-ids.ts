import { isRefusal, providerNamed, type ScheduleRequest } from '../../../pim/index.ts';
import type { RequestIds } from '../../cards/verbs/schemas/request-schema.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';

/**
 * The request that a button means: as it was shown in this conversation, else as PIM shows it now. Ids in a button are the
 * client's word; whatever is done with them, PIM decides with the presser's token. Nothing = PIM does not show it.
 */
export async function requestOfIds(
  { providers, shownRequests }: UseCases,
  turn: Turn,
  ids: RequestIds,
): Promise<ScheduleRequest | undefined> {
  const known = shownRequests.known(turn, ids.id);
  if (known && known.provider === ids.provider && known.kind === ids.kind) return known;
  const { kind, id, createdBy } = ids;
  const asked = { kind, id, scope: { id: ids.scopeId }, principal: { id: ids.principalId }, createdBy };
  try {
    const found = await providerNamed(providers, ids.provider).requests.find(turn.person, asked);
    if (found) shownRequests.meet(turn, found);
    return found;
  } catch (error) {
    // "Not yours" reads like "not there".
    if (isRefusal(error) && (error.facts.status === 403 || error.facts.status === 404)) return undefined;
    throw error;
  }
}
