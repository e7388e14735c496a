import type { Role, Scope } from '../../../pim/index.ts';
import { matchName, type NameMatch } from '../../language/match-name.ts';

/** A right as typed: the role's name, and where it applies if that was said. */
export interface RightWish {
  readonly role: string;
  readonly scope?: string | undefined;
}

/** What the whole directory is called; PIM itself has only "/" for it. */
const DIRECTORY = 'directory';

const scopeName = (scope: Scope): string => (scope.kind === 'directory' ? DIRECTORY : scope.name);

/** Finds the rights that `wish` names. A scope that fits none of them leaves only near matches: it was not said idly. */
export function matchRight<T>(
  wish: RightWish,
  candidates: readonly T[],
  rightOf: (candidate: T) => { readonly role: Role; readonly scope: Scope },
): NameMatch<T> {
  const byRole = matchName(wish.role, candidates, (one) => rightOf(one).role.name);
  if (wish.scope === undefined || byRole.kind === 'none') return byRole;
  const byScope = matchName(wish.scope, byRole.matches, (one) => scopeName(rightOf(one).scope));
  if (byScope.kind === 'none') return { kind: 'near', matches: byRole.matches };
  return { kind: byRole.kind === 'exact' ? byScope.kind : 'near', matches: byScope.matches };
}
