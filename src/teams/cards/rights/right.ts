import type { RoleAtScope } from '../../../pim/index.ts';
import { rightName } from '../../../words/right-name.ts';
import type { Words } from '../../../words/words.ts';
import { escapeText } from '../elements/escape-text.ts';

/** Longest name that is shown whole. */
const NAME_LENGTH = 120;

/** A role's or scope's name, short enough for a row: a message has room for a list of them only so. */
export const shortened = (name: string): string => escapeText(name, NAME_LENGTH);

/** The right's name, short enough to stand inside a sentence. */
export const shortName = ({ role, scope }: RoleAtScope, words: Words): string =>
  rightName({ role: { ...role, name: shortened(role.name) }, scope: { ...scope, name: shortened(scope.name) } }, words);

/** The name with the scope also where that is the whole directory: it tells rights of one role apart. */
export const fullName = (right: RoleAtScope, words: Words): string =>
  right.scope.kind === 'directory'
    ? words.say('right.scoped', { role: shortened(right.role.name), scope: words.say('scope.directory') })
    : shortName(right, words);

/** The right's name where its scope stands on a line of its own: of a group that is the group, "Build Agents (member)". */
export const rowName = (right: RoleAtScope, words: Words): string =>
  right.scope.kind === 'group' ? shortName(right, words) : shortened(right.role.name);
