import type { TenantData } from './schema.ts';
import { problem } from './tenant-file-error.ts';

interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

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
}

export function createReferences(data: TenantData): References {
  const problems: string[] = [];
  const people = data.people.map(({ id, userPrincipalName }) => ({ id, names: [userPrincipalName] }));
  const groups = data.groups.map(byDisplayName);
  const units = data.administrativeUnits.map(byDisplayName);

  function find(things: readonly Named[], what: string, path: readonly PropertyKey[], name: string): string {
    const found = matching(things, name);
    if (found.length !== 1)
      problems.push(
        problem(path, name, `expected ${found.length === 0 ? what : `an id, because several have this name`}`),
      );
    return found[0]?.id ?? '';
  }
  return {
    problems,
    person: (path, name) => find(people, 'the sign-in name or id of one of the people', path, name),
    group: (path, name) => find(groups, 'the name or id of one of the groups', path, name),
    role: (path, name) => find(data.roles.map(byDisplayName), 'the name or id of one of the roles', path, name),
    scope: (path, name) => {
      if (name === '/') return '/';
      const scopes = [...units, ...data.applications.map(byDisplayName)];
      const id = find(scopes, '"/", or the name or id of an administrative unit or application', path, name);
      return units.some((unit) => unit.id === id) ? `/administrativeUnits/${id}` : `/${id}`;
    },
    principal: (path, name) => {
      const id = find(
        [...people, ...groups],
        'the sign-in name or id of a person, or the name or id of a group',
        path,
        name,
      );
      return { kind: groups.some((group) => group.id === id) ? 'group' : 'person', id };
    },
  };
}

const byDisplayName = ({ id, displayName }: { id: string; displayName: string }): Named => ({
  id,
  names: [displayName],
});

function matching(things: readonly Named[], name: string): readonly Named[] {
  const wanted = name.toLowerCase();
  return things.filter(({ id, names }) => id === wanted || names.some((one) => one.toLowerCase() === wanted));
}
