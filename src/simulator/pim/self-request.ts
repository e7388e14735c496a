import type { SignInStrength } from './check-policy.ts';
import type { Access, PolicySettings, Ticket } from './model.ts';
import { refusals } from './refusal.ts';

/** Who asks. */
export interface PimCaller extends SignInStrength {
  readonly id: string;
}

/** What PIM must know of the directory. */
export interface PimDirectory {
  principalExists(id: string): boolean;
  roleExists(role: string): boolean;
  groupsOf(principalId: string): readonly string[];
  policyFor(access: Access): PolicySettings;
}

/** What every request for oneself says. */
export interface SelfAsk {
  readonly principalId: string;
  readonly access: Access;
  readonly justification: string | null;
  readonly ticket: Ticket;
  readonly customData: string | null;
}

/** The things named must exist, and nobody asks for another. */
export function checkSelf(ask: SelfAsk, caller: PimCaller, directory: PimDirectory): void {
  if (!directory.principalExists(ask.principalId)) throw refusals.subjectNotFound();
  if (!directory.roleExists(ask.access.role)) throw refusals.roleNotFound();
  if (ask.principalId !== caller.id) throw refusals.notAllowed();
}

/** The scope must be the very one: an eligibility on an administrative unit is not activated with `/`. */
export const isSameAccess = (one: Access, other: Access): boolean =>
  one.role === other.role && one.scope === other.scope;
