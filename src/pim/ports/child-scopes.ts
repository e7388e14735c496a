import type { Person } from '../model/person.ts';
import type { Scope } from '../model/scope.ts';

/** The parts of a scope on which an eligibility for the whole may be activated alone. */
export interface ChildScopes {
  /** Those right below `scopeId` where the person can activate something; no role is needed to read them. */
  list(person: Person, scopeId: string): Promise<readonly Scope[]>;
}
