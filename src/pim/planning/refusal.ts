import type { IsoDuration } from '../../core/iso-duration.ts';

/** What PIM would refuse, with the bound to offer instead. `pimCodeOf` gives the words in which PIM would say it. */
export type Refusal =
  | { readonly kind: 'duration-over-maximum'; readonly asked: IsoDuration; readonly maximum: IsoDuration }
  | { readonly kind: 'duration-under-minimum'; readonly asked: IsoDuration; readonly minimum: IsoDuration }
  /** The policy wants an end. */
  | { readonly kind: 'permanent-not-allowed'; readonly maximum: IsoDuration | undefined }
  | { readonly kind: 'end-not-after-start'; readonly startsAt: Date; readonly endsAt: Date }
  /** PIM would begin at once instead; whoever names a time that is over means something else. */
  | { readonly kind: 'start-in-past'; readonly startsAt: Date }
  /** An activation that starts when the eligibility does not hold. */
  | { readonly kind: 'not-eligible-then'; readonly startsAt: Date; readonly eligibilityEndsAt: Date | undefined }
  /** An extension must end later than what it extends. */
  | { readonly kind: 'end-not-later'; readonly endsAt: Date | undefined }
  | { readonly kind: 'already-held' }
  | { readonly kind: 'already-pending' }
  | { readonly kind: 'not-held' }
  | { readonly kind: 'still-held' };

/** PIM's code for the same refusal; nothing = ours alone. */
export function pimCodeOf(refusal: Refusal): string | undefined {
  switch (refusal.kind) {
    case 'duration-over-maximum':
    case 'permanent-not-allowed':
    case 'not-eligible-then':
      return 'RoleAssignmentRequestPolicyValidationFailed';
    case 'duration-under-minimum':
    case 'end-not-after-start':
      return 'ActiveDurationTooShort';
    case 'end-not-later':
      return 'InvalidRoleAssignmentRequest';
    case 'already-held':
    case 'still-held':
      return 'RoleAssignmentExists';
    case 'already-pending':
      return 'PendingRoleAssignmentRequest';
    case 'not-held':
      return 'RoleAssignmentDoesNotExist';
    case 'start-in-past':
      return undefined;
  }
}
