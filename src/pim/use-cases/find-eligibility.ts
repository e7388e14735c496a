import { AppError } from '../../core/app-error.ts';
import type { MyRights } from '../memory/my-rights.ts';
import type { Eligibility } from '../model/eligibility.ts';
import type { Person } from '../model/person.ts';
import { targetOf } from '../model/right.ts';
import { sameTarget, type Target } from '../model/target.ts';

/**
 * The person's eligibility for `target`. What is remembered may be ten minutes old: "not eligible" is only said after a
 * fresh look. Errors: AppError `NotEligible`; what the provider throws.
 */
export async function findEligibility(myRights: MyRights, person: Person, target: Target): Promise<Eligibility> {
  const isIt = (one: Eligibility) => sameTarget(targetOf(one), target);
  const { provider } = target;
  const found =
    (await myRights.eligibilitiesOf(provider, person)).find(isIt) ??
    (await myRights.eligibilitiesOf(provider, person, { fresh: true })).find(isIt);
  if (found) return found;
  throw new AppError(
    'NotEligible',
    'PIM lists no such eligibility for you now. Say "roles" for what you may activate.',
    {
      facts: { target },
    },
  );
}
