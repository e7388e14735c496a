import type { Role, Scope } from '../pim/index.ts';
import type { Words } from './words.ts';

/**
 * "Global Reader", with its scope where that is not the whole directory: "Helpdesk Administrator on Madrid", and of a
 * group "Build Agents (member)".
 */
export function rightName({ role, scope }: { readonly role: Role; readonly scope: Scope }, words: Words): string {
  if (scope.kind === 'directory') return role.name;
  if (scope.kind === 'group') return words.say('right.ofGroup', { group: scope.name, access: role.name.toLowerCase() });
  return words.say('right.scoped', { role: role.name, scope: scope.name });
}
