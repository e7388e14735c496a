import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { helpCard } from '../../cards/messages/help-card.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import { helpExamples } from './help-examples.ts';

/** `help`: what can be said here. Works also where PIM does not. */
export async function helpCommand({ myRights }: UseCases, { person, view }: Turn): Promise<RenderedCard> {
  await myRights.eligibilities(person).catch(() => undefined);
  return helpCard(view, await helpExamples(myRights, person, view.words));
}
