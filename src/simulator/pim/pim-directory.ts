import type { SignInStrength } from './check-policy.ts';
import type { Access } from './model.ts';
import type { Policy } from './policy.ts';

/** Who asks. */
export interface PimCaller extends SignInStrength {
  readonly id: string;
  /** Whether the caller may grant, change and end this access for others. */
  isAdministratorOf(access: Access): boolean;
}

/** What PIM must know of the directory. Each provider brings its own. */
export interface PimDirectory {
  /** Throws `PimRefusal` unless the principal exists and may be given the access. */
  checkSubject(principalId: string, access: Access): void;
  /** Throws `PimRefusal` unless role and scope exist and go together. */
  checkAccess(access: Access): void;
  /** Every group the principal belongs to, directly or through others. */
  groupsOf(principalId: string, at: Date): readonly string[];
  policyFor(access: Access): Policy;
  /** Whether an eligibility for one access may be activated as another, where the caller names it. */
  covers(held: Access, asked: Access): boolean;
}
