import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from '../../../src/simulator/tenant/schema.ts';

/** The built-in tenant with so many more people, each of whom may activate what `LANES` names. */
export function tenantOfTrial(size: number): { readonly tenant: TenantFile; readonly people: readonly string[] } {
  const built = contoso as TenantFile;
  const people = Array.from({ length: size }, (_, index) => `trial${index + 1}@contoso.example`);
  const each = <T>(grant: (principal: string) => T): T[] => people.map(grant);
  return {
    people,
    tenant: {
      ...built,
      people: [
        ...built.people,
        ...people.map((userPrincipalName, index) => ({
          id: `c0000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
          displayName: `Trial ${index + 1}`,
          userPrincipalName,
        })),
      ],
      eligibilities: [
        ...(built.eligibilities ?? []),
        ...['Security Reader', 'Global Reader', 'User Administrator'].flatMap((role) =>
          each((principal) => ({ principal, role })),
        ),
      ],
      groupEligibilities: [
        ...(built.groupEligibilities ?? []),
        ...['Prod Database Operators', 'Incident Commanders'].flatMap((group) =>
          each((principal) => ({ principal, group, access: 'member' as const })),
        ),
      ],
      azure: {
        ...built.azure,
        eligibilities: [
          ...(built.azure?.eligibilities ?? []),
          ...each((principal) => ({ principal, role: 'Contributor', scope: 'Contoso Dev' })),
        ],
      },
    },
  };
}
