import type { PimRefusal } from './pim-refusal.ts';
import { stepUpOf } from './step-up-of.ts';

/** Why PIM said no, in one vocabulary for all providers. */
export type RefusalReason =
  | 'already-held'
  | 'not-held'
  | 'already-pending'
  /** The very request was made before: it is to be read, not made again. */
  | 'already-requested'
  /** Rules of the policy failed: `facts.rules` names them. */
  | 'rules'
  | 'step-up'
  /** Shorter than five minutes, or ended before they were over. */
  | 'too-short'
  /** The window or another member of the request. */
  | 'malformed'
  /** The path or the query: a mistake of the program. */
  | 'bad-query'
  | 'policy-invalid'
  | 'mfa-and-context'
  | 'license'
  /** The bot lacks a permission (consent). */
  | 'permission'
  /** The person lacks a role, or is not the one who may. */
  | 'not-authorized'
  | 'principal-unknown'
  | 'role-unknown'
  /** The thing asked about is not there (any more). */
  | 'not-found'
  | 'decided-already'
  /** The role cannot be given at this scope. */
  | 'scope-mismatch'
  | 'locked'
  | 'unknown';

/**
 * Codes of both catalogues (Microsoft Learn, "PIM error codes"; field reports of Graph and Azure). The last eight are
 * known by name only.
 */
const REASONS: ReadonlyMap<string, RefusalReason> = new Map([
  ['RoleAssignmentExists', 'already-held'],
  ['RoleAssignmentDoesNotExist', 'not-held'],
  ['PendingRoleAssignmentRequest', 'already-pending'],
  ['OverlapsPendingRoleAssignmentRequests', 'already-pending'],
  ['RoleAssignmentRequestExists', 'already-requested'],
  ['RoleAssignmentRequestPolicyValidationFailed', 'rules'],
  ['RoleAssignmentRequestAcrsValidationFailed', 'step-up'],
  ['ActiveDurationTooShort', 'too-short'],
  ['InvalidRoleAssignmentRequest', 'malformed'],
  ['InvalidFilter', 'bad-query'],
  ['MissingParameters', 'bad-query'],
  ['MissingProvider', 'bad-query'],
  ['BadRequest', 'bad-query'],
  ['InvalidResourceType', 'bad-query'],
  ['InvalidPolicy', 'policy-invalid'],
  ['InvalidPolicyRule', 'policy-invalid'],
  ['MfaAndAcrsConflict', 'mfa-and-context'],
  ['AadPremiumLicenseRequired', 'license'],
  ['PermissionScopeNotGranted', 'permission'],
  ['UnauthorizedAccessException', 'not-authorized'],
  ['Authorization_RequestDenied', 'not-authorized'],
  ['AuthorizationFailed', 'not-authorized'],
  ['InsufficientPermissions', 'not-authorized'],
  ['SubjectNotFound', 'principal-unknown'],
  ['RoleNotFound', 'role-unknown'],
  ['ResourceNotFound', 'not-found'],
  ['SubscriptionNotFound', 'not-found'],
  ['Conflict', 'decided-already'],
  ['Request_BadRequest', 'scope-mismatch'],
  ['ScopeDoesNotMatchRoleDefinition', 'scope-mismatch'],
  ['ResourceIsLocked', 'locked'],
  ['StartTimeInPast', 'malformed'],
  ['InvalidStartDateTime', 'malformed'],
  ['InvalidRoleAssignmentRequestSchedule', 'malformed'],
  ['RoleEligibilityScheduleRequestNotFound', 'not-found'],
  ['RoleDefinitionDoesNotExist', 'role-unknown'],
  ['RoleAssignmentScheduleExists', 'already-held'],
  ['RoleAssignmentScheduleRequestExists', 'already-requested'],
  ['MaximumDurationExceeded', 'rules'],
]);

/** Reads a refusal. `unknown` for a code that is in neither catalogue: then PIM's own sentence has to do. */
export function reasonOf(refusal: PimRefusal): RefusalReason {
  const { pimCode, pimMessage, status, rules } = refusal.facts;
  if (pimCode === 'RoleAssignmentRequestPolicyValidationFailed') return 'rules';
  if (stepUpOf(refusal)) return 'step-up';
  // Azure says "Conflict" of a request that was made before, with its id.
  if (pimCode === 'Conflict' && /request with Id/i.test(pimMessage)) return 'already-requested';
  const known = REASONS.get(pimCode);
  if (known) return known;
  if (rules.length > 0) return 'rules';
  return pimCode === '' && status === 403 ? 'permission' : 'unknown';
}
