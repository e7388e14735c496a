import type { ProviderName } from './provider-name.ts';
import type { Role } from './role.ts';

/** A role with what it allows. */
export interface RoleDefinition extends Role {
  readonly provider: ProviderName;
  readonly description: string;
  readonly isBuiltIn: boolean;
  /** Microsoft's own mark of roles that can lead to full control; nothing where the provider has no such mark. */
  readonly isPrivileged: boolean | undefined;
  /** Patterns such as `microsoft.directory/users/password/update`. */
  readonly allows: readonly string[];
  /** Patterns taken out of `allows` again. */
  readonly except: readonly string[];
}
