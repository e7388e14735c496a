import { cancelRequest, type ScheduleRequest } from '../../../pim/index.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { cancelCard } from '../../cards/outcomes/cancel-card.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';

/** Takes back one's own request, however it was asked for. */
export async function cancel(useCases: UseCases, turn: Turn, request: ScheduleRequest): Promise<RenderedCard> {
  const { person, activityId, view } = turn;
  return cancelCard(request, await cancelRequest(useCases, { person, activityId, request }), view);
}
