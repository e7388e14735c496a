import { AppError } from '../../../core/app-error.ts';
import type { MyRights } from '../../memory/my-rights.ts';
import type { Eligibility } from '../../model/eligibility.ts';
import type { Person } from '../../model/person.ts';
import { targetOf } from '../../model/right.ts';
import { sameTarget, type Target } from '../../model/target.ts';

/** The eligibility that a target rests on. */
export interface FoundEligibility {
  readonly eligibility: Eligibility;
  /** Azure only: the target is this part of the eligibility's scope. */
  readonly narrowerScopeId: string | undefined;
}

/**
 * The person's eligibility for `target`, or in Azure for what it is a part of. What is remembered may be ten minutes old:
 * "not eligible" is only said after a fresh look. Errors: AppError `NotEligible`; what the provider throws.
 */
export async function findEligibility(myRights: MyRights, person: Person, target: Target): Promise<FoundEligibility> {
  const { provider } = target;
  const look = async (options?: { readonly fresh: boolean }) =>
    among(await myRights.eligibilitiesOf(provider, person, options), myRights, person, target);
  const found = (await look()) ?? (await look({ fresh: true }));
  if (found) return found;
  throw new AppError(
    'NotEligible',
    'PIM lists no such eligibility for you now. Say "roles" for what you may activate.',
    {
      facts: { target },
    },
  );
}

async function among(
  eligibilities: readonly Eligibility[],
  myRights: MyRights,
  person: Person,
  target: Target,
): Promise<FoundEligibility | undefined> {
  const exact = eligibilities.find((one) => sameTarget(targetOf(one), target));
  if (exact) return { eligibility: exact, narrowerScopeId: undefined };
  if (target.provider !== 'azure-resource') return undefined;
  const ofRole = eligibilities.filter(({ role }) => role.id.toLowerCase() === target.roleId.toLowerCase());
  for (const eligibility of narrowestFirst(ofRole))
    if (await isPartOf(target, eligibility, myRights, person)) return { eligibility, narrowerScopeId: target.scopeId };
  return undefined;
}

/** The nearest eligibility above a scope is the one to rest on: its id is the longest. */
const narrowestFirst = (eligibilities: readonly Eligibility[]): readonly Eligibility[] =>
  eligibilities.toSorted((one, other) => other.scope.id.length - one.scope.id.length);

/** An id names what it lies in, but for management groups: what those hold, PIM says. */
async function isPartOf(
  { scopeId }: Target,
  eligibility: Eligibility,
  myRights: MyRights,
  person: Person,
): Promise<boolean> {
  const id = scopeId.toLowerCase();
  const { scope } = eligibility;
  if (scope.kind !== 'management-group' && scope.kind !== 'tenant-root')
    return id.startsWith(`${scope.id.toLowerCase()}/`);
  const parts = await myRights.childScopes(person, targetOf(eligibility));
  return parts.some((part) => part.id.toLowerCase() === id);
}
