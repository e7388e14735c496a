import type { Person, RoleAtScope } from '../../../pim/index.ts';
import type { NameMatch } from '../../language/match-name.ts';
import type { UseCases } from '../use-cases.ts';
import { findEligibilities } from './find-eligibilities.ts';
import { findPart } from './find-part.ts';
import type { RightWish } from './match-right.ts';

/** What a person means among what they may activate, whole or in part. */
export async function findActivatable(
  useCases: Pick<UseCases, 'myRights'>,
  person: Person,
  wish: RightWish,
): Promise<NameMatch<RoleAtScope>> {
  const whole = await findEligibilities(useCases.myRights, person, wish);
  if (whole.kind === 'exact') return whole;
  const part = await findPart(useCases, person, wish);
  return part.kind === 'exact' ? part : whole;
}
