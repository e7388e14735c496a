import { listPlanned } from '../../../pim/index.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { plannedListCard } from '../../cards/lists/planned-list-card.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';

/** `planned`: what one will hold or be eligible for later. */
export async function plannedCommand(useCases: UseCases, turn: Turn, page = 1): Promise<RenderedCard> {
  return plannedListCard(await listPlanned(useCases, turn.person), turn.view, page);
}
