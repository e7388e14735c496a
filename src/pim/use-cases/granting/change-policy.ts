import type { PolicyChange } from '../../model/policy-change.ts';
import type { Target } from '../../model/target.ts';
import type { Asked, PimDeps } from '../pim-deps.ts';

/** An administrator changes rules of a target. Everybody's remembered policies are dropped. */
export async function changePolicy(
  { submit, myRights }: Pick<PimDeps, 'submit' | 'myRights'>,
  asked: Asked & { readonly target: Target; readonly change: PolicyChange },
): Promise<void> {
  const { person, activityId, target, change } = asked;
  try {
    await submit(person, activityId, { type: 'change-policy', target, change });
  } finally {
    myRights.forgetPolicies();
  }
}
