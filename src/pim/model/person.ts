/** Who acts or is meant: one user of one tenant. Both are Entra object ids (GUIDs, lower case). */
export interface Person {
  readonly tenantId: string;
  readonly objectId: string;
}

/** One string for maps and caches. */
export const personKey = (person: Person): string => `${person.tenantId}/${person.objectId}`;
