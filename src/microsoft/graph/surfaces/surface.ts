import type { z } from 'zod';
import type { RightKind, RightsFilter, Role, Scope, Target } from '../../../pim/index.ts';

/** What a row, a request or a schedule is about. */
export interface Access {
  readonly role: Role;
  readonly scope: Scope;
}

/** The three layers of one kind of right, each behind its version. */
export interface Collections {
  readonly requests: string;
  readonly schedules: string;
  readonly instances: string;
}

/** One of the two faces that Graph gives PIM: Entra roles or groups. What they have in common is written once above it. */
export interface Surface {
  readonly provider: 'entra-role' | 'group';
  readonly collections: Readonly<Record<RightKind, Collections>>;
  /** `$expand` for the names of everything in a row, and for what also those may read who may not read the directory. */
  readonly expand: { readonly all: string; readonly least: string };
  /** Reads off a row what it is about. */
  readonly access: z.ZodType<Access>;
  /** Whether a scope has the form of one, wherever it may be. */
  isScope(scopeId: string): boolean;
  /** The members of a body that say what it is about. */
  bodyOf(target: Target): Readonly<Record<string, string>>;
  /** The members that a filter compares. Groups want a principal or a scope; Graph says so itself. */
  compared(filter: RightsFilter): Readonly<Record<string, string | undefined>>;
  /** Where the policy of a target is looked up. */
  policyOf(target: Target): PolicyPlace;
  /** Approvals: the collection behind its version, and what an approval consists of there. */
  readonly approvals: { readonly path: string; readonly parts: 'steps' | 'stages' };
}

export interface PolicyPlace {
  readonly scopeId: string;
  readonly scopeType: 'DirectoryRole' | 'Group';
  readonly roleDefinitionId: string;
}
