import type { Person } from './tenant.ts';

/** When people last signed in: as the tenant file says, and since then whenever a token was issued to them. */
export interface SignIns {
  note(personId: string, at: Date): void;
  /** Nothing for whoever is no person. */
  lastOf(personId: string, at: Date): Date | undefined;
}

/** @param keep told of each just before it counts. */
export function createSignIns(
  people: readonly Pick<Person, 'id' | 'lastSignIn'>[],
  keep: (personId: string, at: Date) => void,
): SignIns {
  const times = new Map(people.map(({ id, lastSignIn }): [string, Date[]] => [id, [lastSignIn]]));
  return {
    note: (personId, at) => {
      keep(personId, at);
      times.get(personId)?.push(at);
    },
    lastOf: (personId, at) => times.get(personId)?.findLast((time) => time <= at),
  };
}
