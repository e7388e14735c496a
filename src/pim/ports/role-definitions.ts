import type { Person } from '../model/person.ts';
import type { RoleDefinition } from '../model/role-definition.ts';
import type { Target } from '../model/target.ts';

/** Roles with what they allow. */
export interface RoleDefinitions {
  /** Those that can be given at the scope. */
  list(person: Person, scopeId: string): Promise<readonly RoleDefinition[]>;
  /** Nothing = there is none of that id. */
  read(person: Person, target: Target): Promise<RoleDefinition | undefined>;
}
