import { listOwnRequests, whoMayApprove } from '../../../pim/index.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { pageOf } from '../../cards/lists/page-of.ts';
import { REQUESTS_PAGE_SIZE, requestListCard } from '../../cards/requests/request-list-card.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';

/** `requests`: what one asked PIM for. Who may approve is read only for what waits and is shown. */
export async function requestsCommand(useCases: UseCases, turn: Turn, page = 1): Promise<RenderedCard> {
  const { person, view } = turn;
  const listing = await listOwnRequests(useCases, person);
  const { rows, first } = pageOf(listing.requests, page, REQUESTS_PAGE_SIZE);
  useCases.shownRequests.show(
    turn,
    'requests',
    rows.map(({ request }) => request),
    first,
  );
  const waiting = rows.filter(({ state }) => state === 'waiting-for-approval');
  const named = await Promise.all(
    waiting.map(async ({ request }) => [request.id, await whoMayApprove(useCases, person, request)] as const),
  );
  const approvers = new Map(named.flatMap(([id, some]) => (some ? [[id, some] as const] : [])));
  return requestListCard({ ...listing, approvers }, view, page);
}
