import { listApprovals, type ProviderName, readRequestContext, type ScheduleRequest } from '../../../pim/index.ts';
import { approvalListCard, MOST_APPROVALS } from '../../cards/approvals/approval-list-card.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';

export interface Waiting {
  /** The next to lapse first. */
  readonly requests: readonly ScheduleRequest[];
  readonly missing: readonly ProviderName[];
}

/** What waits for the person's decision now. */
export async function readWaiting(useCases: UseCases, { person }: Turn): Promise<Waiting> {
  const { requests, missing } = await listApprovals(useCases, person);
  return { requests: requests.map(({ request }) => request).toReversed(), missing };
}

/** Shows a numbered list; from now on a number in this conversation means a row of it. */
export async function showApprovals(
  useCases: UseCases,
  turn: Turn,
  { requests, missing }: Waiting,
  said: { readonly note?: string } = {},
): Promise<RenderedCard> {
  const shown = requests.slice(0, MOST_APPROVALS);
  const rows = await Promise.all(
    shown.map(async (request) => ({ request, context: await readRequestContext(useCases, turn.person, request) })),
  );
  useCases.shownRequests.show(turn, 'approvals', shown);
  return approvalListCard({ rows, hidden: requests.length - shown.length, missing, ...said }, turn.view);
}
