import contoso from '../../src/simulator/tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from '../../src/simulator/tenant/schema.ts';

/** Somebody of the crowd, who alone may activate Helpdesk Administrator in their office, for as many minutes. */
export interface OneOfMany {
  readonly userPrincipalName: string;
  readonly office: string;
  readonly minutes: number;
}

export interface Crowd {
  readonly tenant: TenantFile;
  readonly people: readonly OneOfMany[];
}

/** The built-in tenant with so many more people. No name is part of another. */
export function createCrowd(size: number): Crowd {
  const built = contoso as TenantFile;
  const numbers = Array.from({ length: size }, (_, index) => String(index + 1).padStart(4, '0'));
  const id = (kind: string, number: string) => `${kind}0000000-0000-4000-8000-00000000${number}`;
  const people = numbers.map((number, index) => ({
    id: id('a', number),
    displayName: `Person ${number}`,
    userPrincipalName: `person${number}@contoso.example`,
    office: `Office ${number}`,
    minutes: 30 + index,
  }));
  return {
    people,
    tenant: {
      ...built,
      people: [...built.people, ...people.map(({ office, minutes, ...person }) => person)],
      administrativeUnits: [
        ...(built.administrativeUnits ?? []),
        ...numbers.map((number) => ({ id: id('b', number), displayName: `Office ${number}` })),
      ],
      eligibilities: [
        ...(built.eligibilities ?? []),
        ...people.map(({ userPrincipalName: principal, office: scope }) => ({
          principal,
          role: 'Helpdesk Administrator',
          scope,
        })),
      ],
    },
  };
}
