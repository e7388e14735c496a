import type { Bot, Person } from '../../tenant/tenant.ts';
import { appIdOf, type Resource } from '../../tokens/resources.ts';
import { invalidGrant, type SignInError } from '../sign-in-error.ts';

/** What the next sign-in must bring; Entra puts it into `claims`, to be sent with the next authorize request. */
export interface Missing {
  readonly policyIds: readonly string[];
  readonly contexts: readonly string[];
  readonly needsMfa: boolean;
}

const MFA_REASON =
  'Due to a configuration change made by your administrator, or because you moved to a new location, you must';

/** A second factor, or an authentication context. */
export const mfaNeeded = (resource: Resource, missing: Missing): SignInError =>
  invalidGrant(50076, `${MFA_REASON} use multi-factor authentication to access '${appIdOf(resource)}'.`, {
    suberror: 'basic_action',
    claims: claimsOf(missing),
  });

/** The same for someone who has no second factor yet. */
export const registrationNeeded = (resource: Resource, missing: Missing): SignInError =>
  invalidGrant(50079, `${MFA_REASON} enroll in multi-factor authentication to access '${appIdOf(resource)}'.`, {
    suberror: 'basic_action',
    claims: claimsOf(missing),
  });

export const externalChallengeNeeded = (missing: Missing): SignInError =>
  invalidGrant(
    50158,
    'External security challenge not satisfied. User will be redirected to another page or authentication provider to satisfy additional authentication challenges.',
    { suberror: 'basic_action', claims: claimsOf(missing) },
  );

export const blocked = (policyIds: readonly string[]): SignInError =>
  invalidGrant(
    53003,
    'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    { suberror: 'message_only', claims: claimsOf({ policyIds, contexts: [], needsMfa: false }) },
  );

export const notAssigned = ({ appId, displayName }: Bot, { userPrincipalName }: Person): SignInError =>
  invalidGrant(
    50105,
    `Your administrator has configured the application ${displayName} ('${appId}') to block users unless they are specifically granted ('assigned') access to the application. The signed in user '${userPrincipalName}' is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator. Please contact your administrator to assign access to this application.`,
  );

export const consentMissing = ({ appId, displayName }: Bot): SignInError =>
  invalidGrant(
    65001,
    `The user or administrator has not consented to use the application with ID '${appId}' named '${displayName}'. Send an interactive authorization request for this user and resource.`,
    { suberror: 'consent_required' },
  );

function claimsOf({ policyIds, contexts, needsMfa }: Missing): string {
  return JSON.stringify({
    access_token: {
      ...(policyIds.length > 0 ? { capolids: { essential: true, values: policyIds } } : {}),
      ...(contexts.length > 0 ? { acrs: { essential: true, values: contexts } } : {}),
      ...(needsMfa ? { amr: { essential: true, values: ['mfa'] } } : {}),
    },
  });
}
