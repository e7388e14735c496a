import type { Reading } from '../reading/reading.ts';
import { MINUTE_MS } from '../reading/times.ts';

/** What must be so for an example to go as it went. */
export interface Condition {
  /** Something that the example's own request asked for already happened: this action, this long before. */
  readonly earlier?: { readonly action: string; readonly beforeMs: number };
  readonly isApprovalNeeded?: boolean;
  readonly authenticationContext?: string;
  readonly maximumDuration?: string;
  /** The token has these permissions and no other. */
  readonly permissions?: readonly string[];
  readonly isUnlicensed?: boolean;
  readonly isPrincipalUnknown?: boolean;
  /** A person without any role calls. */
  readonly isBystander?: boolean;
}

const activatedBefore = (minutes: number) => ({ action: 'selfActivate', beforeMs: minutes * MINUTE_MS });

/** By the code of the refusal; what is not listed needs nothing. */
const BY_CODE: Readonly<Record<string, (reading: Reading) => Condition>> = {
  RoleAssignmentExists: () => ({ earlier: activatedBefore(10) }),
  PendingRoleAssignmentRequest: () => ({ earlier: activatedBefore(10), isApprovalNeeded: true }),
  ActiveDurationTooShort: () => ({ earlier: activatedBefore(1) }),
  RoleAssignmentRequestAcrsValidationFailed: ({ leaves }) => ({ authenticationContext: contextIn(leaves) }),
  RoleAssignmentRequestPolicyValidationFailed: () => ({ maximumDuration: 'PT30M' }),
  SubjectNotFound: () => ({ isPrincipalUnknown: true }),
  AadPremiumLicenseRequired: () => ({ isUnlicensed: true }),
  PermissionScopeNotGranted: () => ({ permissions: ['User.Read'] }),
  UnauthorizedAccessException: () => ({ isBystander: true }),
  // The nameless refusal of approvals: another permission than the one that Microsoft Learn names.
  '': () => ({ permissions: ['RoleAssignmentSchedule.ReadWrite.Directory'] }),
};

export function conditionOf(reading: Reading): Condition {
  if (reading.code !== undefined) return BY_CODE[reading.code]?.(reading) ?? {};
  const isApprovalNeeded = reading.leaves.some(
    ({ path, value }) => /\.status$/.test(path) && String(value).startsWith('PendingApproval'),
  );
  return { isApprovalNeeded: isApprovalNeeded || /Approvals\b/.test(reading.example.url) };
}

/** The context that the claims in a message ask for. */
function contextIn(leaves: Reading['leaves']): string {
  const message = leaves.find(({ path }) => path === 'response.error.message')?.value;
  return /"value":"(c\d+)"/.exec(decodeURIComponent(String(message)))?.[1] ?? 'c1';
}
