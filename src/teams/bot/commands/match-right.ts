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
  const byRole = matchNames(wish.role, candidates, (one) => namesOf(rightOf(one)));
  if (wish.scope === undefined || byRole.kind === 'none') return byRole;
  const byScope = matchName(wish.scope, byRole.matches, (one) => scopeName(rightOf(one).scope));
  if (byScope.kind === 'none') return { kind: 'near', matches: byRole.matches };
  return { kind: byRole.kind === 'exact' ? byScope.kind : 'near', matches: byScope.matches };
}

/** Nobody says "member": a group goes by its own name, alone or with the way to belong to it. */
const namesOf = ({ role, scope }: { readonly role: Role; readonly scope: Scope }): readonly string[] =>
  scope.kind === 'group' ? [role.name, scope.name, `${scope.name} ${role.name}`] : [role.name];

function matchNames<T>(query: string, candidates: readonly T[], namesOf: (one: T) => readonly string[]): NameMatch<T> {
  const named = candidates.flatMap((one) => namesOf(one).map((name) => ({ one, name })));
  const found = matchName(query, named, ({ name }) => name);
  return found.kind === 'none' ? found : { ...found, matches: [...new Set(found.matches.map(({ one }) => one))] };
}
