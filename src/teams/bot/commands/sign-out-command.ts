import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { textCard } from '../../cards/messages/text-card.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';

/** `sign out`: forgets everything of the person's sign-in. */
export async function signOutCommand(useCases: UseCases, { person, view }: Turn): Promise<RenderedCard> {
  await useCases.signOut(person);
  return textCard(view.words.say('signIn.out'), view);
}
