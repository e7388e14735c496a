import type { RuleFailure } from './policy.ts';

/** PIM says no: its own code and sentence, the same in Graph and in Azure Resource Manager. */
export class PimRefusal extends Error {
  readonly code: string;
  /** Every policy rule that failed, where that is the reason. */
  readonly failures: readonly RuleFailure[];

  constructor(code: string, message: string, failures: readonly RuleFailure[] = []) {
    super(message);
    this.name = 'PimRefusal';
    this.code = code;
    this.failures = failures;
  }
}

const fixed = (code: string, message: string) => () => new PimRefusal(code, message);

/** One rule, in prose, as Graph answered in September 2026. */
const policy = (failures: readonly [RuleFailure, ...RuleFailure[]]) =>
  new PimRefusal(
    'RoleAssignmentRequestPolicyValidationFailed',
    `The following policy rules failed: ${failures[0].rule} - ${failures[0].reason}`,
    failures,
  );

/** The sentences are the service's own, "Miniumum" included. */
export const refusals = {
  malformed: fixed('InvalidRoleAssignmentRequest', 'The role assignment request is invalid.'),
  subjectNotFound: fixed('SubjectNotFound', 'The subject is not found.'),
  roleNotFound: fixed('RoleNotFound', 'The role is not found.'),
  notFound: fixed('ResourceNotFound', 'The resource is not found.'),
  notAllowed: fixed('UnauthorizedAccessException', 'Attempted to perform an unauthorized operation.'),
  exists: fixed('RoleAssignmentExists', 'The Role assignment already exists.'),
  doesNotExist: fixed('RoleAssignmentDoesNotExist', 'The Role assignment does not exist.'),
  pending: fixed('PendingRoleAssignmentRequest', 'There is already an existing pending Role assignment request.'),
  overlaps: fixed(
    'OverlapsPendingRoleAssignmentRequests',
    'The role assignment request overlaps an existing pending role assignment request.',
  ),
  tooShort: fixed('ActiveDurationTooShort', 'The Active duration is too short. Miniumum Required is 5 minutes.'),
  notScopable: fixed(
    'Request_BadRequest',
    'The given built-in role is not supported to be assigned to a single resource scope.',
  ),
  decided: fixed('Conflict', 'The approval has been decided already.'),
  invalidPolicy: fixed('InvalidPolicy', 'The policy is invalid.'),
  invalidPolicyRule: fixed('InvalidPolicyRule', 'The policy rule is invalid.'),
  /** The sentence was reported from a live tenant (microsoft-graph-docs issue 16689), its code was not. */
  unknownPolicyRule: (id: string) => new PimRefusal('InvalidPolicyRule', `The policy rule id ${id} is invalid.`),
  mfaAndContext: fixed('MfaAndAcrsConflict', 'The Mfa and Acrs policy settings cannot be enabled simultaneously.'),
  policy,
  notEligible: () => policy([{ rule: 'EligibilityRule', reason: 'There is no valid eligibility' }]),
  /** The claims that a new token must carry stand in the message, ready to be cut out. */
  authenticationContext: (value: string) =>
    new PimRefusal(
      'RoleAssignmentRequestAcrsValidationFailed',
      `&claims=${encodeURIComponent(`{"access_token":{"acrs":{"essential":true, "value":"${value}"}}}`)}`,
    ),
};
