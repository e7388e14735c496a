import { attempt, needsPerson } from '../../../pim/index.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { accountCard } from '../../cards/reading/account-card.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';

/**
 * `whoami`: as whom PIM sees the person, asked with their own token. Answers also where PIM does not; a sign-in that is all
 * that is missing is asked for.
 */
export async function whoamiCommand({ people }: UseCases, { person, view }: Turn): Promise<RenderedCard> {
  const found = await attempt(async () => (await people.named(person, [person.objectId]))[0]);
  if (!found.ok && needsPerson(found.error)) throw found.error;
  return accountCard(person, found, view);
}
