import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { readWaiting, showApprovals } from '../approvals/show-approvals.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';

/** `approvals`: what waits for one's decision, numbered. */
export async function approvalsCommand(useCases: UseCases, turn: Turn): Promise<RenderedCard> {
  return showApprovals(useCases, turn, await readWaiting(useCases, turn));
}
