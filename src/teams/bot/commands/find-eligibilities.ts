import type { Eligibility, MyRights, Person } from '../../../pim/index.ts';
import type { NameMatch } from '../../language/match-name.ts';
import { matchRight, type RightWish } from './match-right.ts';

/**
 * Finds what a person means among what they may activate. What is remembered may be ten minutes old: nothing is called
 * near or unknown before PIM was asked anew.
 */
export async function findEligibilities(
  myRights: MyRights,
  person: Person,
  wish: RightWish,
): Promise<NameMatch<Eligibility>> {
  const match = (eligibilities: readonly Eligibility[]) => matchRight(wish, eligibilities, (one) => one);
  const remembered = await myRights.remembered(person);
  const found = match(remembered);
  if (found.kind === 'exact') return found;
  const { answers } = await myRights.eligibilities(person, { fresh: remembered.length > 0 });
  return match(answers.flat());
}
