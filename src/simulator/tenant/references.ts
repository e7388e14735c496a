import type { TenantData } from './schema.ts';
import { problem } from './tenant-file-error.ts';

/** Something that the file may call by its id or by one of its names. */
export interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

/** By lower-case id and name. */
export type NameIndex = ReadonlyMap<string, readonly Named[]>;

/** Finds what the file names, and keeps a list of what it could not find. */
export interface References {
  readonly problems: readonly string[];
  person(path: readonly PropertyKey[], name: string): string;
  group(path: readonly PropertyKey[], name: string): string;
  role(path: readonly PropertyKey[], name: string): string;
  /** `/` or `/{id}` or `/administrativeUnits/{id}`. */
  scope(path: readonly PropertyKey[], name: string): string;
  /** The id of a person or a group, whichever has the name. */
  principal(path: readonly PropertyKey[], name: string): { kind: 'person' | 'group'; id: string };
  /** Any other list of named things; `what` completes "expected …". Empty where there is none. */
  find(things: NameIndex, what: string, path: readonly PropertyKey[], name: string): string;
  /** Something else that is wrong. */
  report(problem: string): void;
}

export function createReferences(data: TenantData): References {
  const problems: string[] = [];
  const peopleList = data.people.map(byUserPrincipalName);
  const groupIds = new Set(data.groups.map(({ id }) => id));
  const unitIds = new Set(data.administrativeUnits.map(({ id }) => id));
  const people = nameIndex(peopleList);
  const groups = nameIndex(data.groups.map(byDisplayName));
  const roles = nameIndex(data.roles.map(byDisplayName));
  const scopes = nameIndex([...data.administrativeUnits, ...data.applications].map(byDisplayName));
  const principals = nameIndex([...peopleList, ...data.groups.map(byDisplayName)]);

  function find(things: NameIndex, what: string, path: readonly PropertyKey[], name: string): string {
    const found = things.get(name.toLowerCase()) ?? [];
    if (found.length !== 1)
      problems.push(
        problem(path, name, `expected ${found.length === 0 ? what : `an id, because several have this name`}`),
      );
    return found[0]?.id ?? '';
  }
  return {
    problems,
    find,
    report: (text) => void problems.push(text),
    person: (path, name) => find(people, 'the sign-in name or id of one of the people', path, name),
    group: (path, name) => find(groups, 'the name or id of one of the groups', path, name),
    role: (path, name) => find(roles, 'the name or id of one of the roles', path, name),
    scope: (path, name) => {
      if (name === '/') return '/';
      const id = find(scopes, '"/", or the name or id of an administrative unit or application', path, name);
      return unitIds.has(id) ? `/administrativeUnits/${id}` : `/${id}`;
    },
    principal: (path, name) => {
      const id = find(principals, 'the sign-in name or id of a person, or the name or id of a group', path, name);
      return { kind: groupIds.has(id) ? 'group' : 'person', id };
    },
  };
}

export const byDisplayName = ({ id, displayName }: { id: string; displayName: string }): Named => ({
  id,
  names: [displayName],
});

export const byUserPrincipalName = ({ id, userPrincipalName }: { id: string; userPrincipalName: string }): Named => ({
  id,
  names: [userPrincipalName],
});

export function nameIndex(things: readonly Named[]): NameIndex {
  const index = new Map<string, Named[]>();
  for (const thing of things)
    for (const name of new Set([thing.id, ...thing.names].map((one) => one.toLowerCase()))) {
      const known = index.get(name);
      if (known) known.push(thing);
      else index.set(name, [thing]);
    }
  return index;
}
