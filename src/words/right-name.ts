import type { Role, Scope } from '../pim/index.ts';
import type { Words } from './words.ts';

/** "Global Reader", or with its scope where that is not the whole directory: "Helpdesk Administrator on Madrid". */
export const rightName = (right: { readonly role: Role; readonly scope: Scope }, words: Words): string =>
  right.scope.kind === 'directory'
    ? right.role.name
    : words.say('right.scoped', { role: right.role.name, scope: right.scope.name });
