import { listActive } from '../../../pim/index.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { activeListCard } from '../../cards/lists/active-list-card.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';

/** `active`: what one holds now. */
export async function activeCommand(useCases: UseCases, turn: Turn, page = 1): Promise<RenderedCard> {
  return activeListCard(await listActive(useCases, turn.person), turn.view, page);
}
