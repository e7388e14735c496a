import type { ProviderName } from '../../pim/provider-name.ts';
import type { Role } from '../../pim/role.ts';
import type { Scope } from '../../pim/scope.ts';
import { rightName } from '../../words/right-name.ts';
import type { Words } from '../../words/words.ts';
import { escapeText } from './escape-text.ts';

/** What eligibilities and assignments have in common: a role at a scope. */
export interface Right {
  readonly provider: ProviderName;
  readonly role: Role;
  readonly scope: Scope;
}

/** Longest name that is shown whole. */
const NAME_LENGTH = 120;

/** The right's name, short enough to stand inside a sentence. */
export const shortName = (right: Right, words: Words): string =>
  rightName(
    {
      role: { ...right.role, name: escapeText(right.role.name, NAME_LENGTH) },
      scope: { ...right.scope, name: escapeText(right.scope.name, NAME_LENGTH) },
    },
    words,
  );
