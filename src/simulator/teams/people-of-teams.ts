import { randomUUID } from 'node:crypto';
import { type Account, mriOf } from './account.ts';
import { Person } from './people/person.ts';
import type { Ground } from './people/self.ts';
import type { TeamsTenant } from './teams-tenant.ts';

/** Somebody who is not in the simulator's tenant: PIM knows nothing of them. */
export interface NewPerson {
  /** Object id; a random one when it is left out. */
  readonly id?: string;
  readonly displayName?: string;
  readonly userPrincipalName?: string;
  /** Another home than the bot's tenant. */
  readonly tenantId?: string;
  readonly isGuest?: boolean;
}

export interface PeopleOfTeams {
  /** By sign-in name, object id or display name. Throws for anybody else. */
  find(name: string): Person;
  byMri(mri: string): Person | undefined;
  add(person: NewPerson): Person;
  /** Drops those who were added. */
  forget(): void;
}

export function createPeople(tenant: TeamsTenant, ground: Ground): PeopleOfTeams {
  const people = new Map<string, Person>();
  const add = (account: Account): Person => {
    const person = new Person(account, ground);
    ground.state.addAccount(account);
    people.set(account.mri, person);
    return person;
  };
  const accountOf = ({ id = randomUUID(), ...person }: NewPerson): Account => ({
    id,
    mri: mriOf(tenant.appId, id),
    displayName: person.displayName ?? `Person ${id.slice(0, 8)}`,
    userPrincipalName: person.userPrincipalName ?? `${id.slice(0, 8)}@contoso.example`,
    tenantId: person.tenantId ?? tenant.tenantId,
    isGuest: person.isGuest ?? person.userPrincipalName?.includes('#EXT#') ?? false,
  });
  for (const person of tenant.people) add(accountOf(person));
  const kept = new Set(people.keys());
  return {
    find: (name) => {
      for (const person of people.values()) {
        if ([person.userPrincipalName, person.id, person.displayName].includes(name)) return person;
      }
      const names = tenant.people.map((one) => one.userPrincipalName).join(', ');
      throw new Error(`Teams has no person "${name}". The tenant has: ${names}.`);
    },
    byMri: (mri) => people.get(mri),
    add: (person) => add(accountOf(person)),
    forget: () => {
      for (const mri of people.keys()) if (!kept.has(mri)) people.delete(mri);
      ground.state.forget(kept);
    },
  };
}
