/** Who acts or is meant: one user of one tenant. Both are Entra object ids (GUIDs, lower case). */
export interface Person {
  readonly tenantId: string;
  readonly objectId: string;
}

/** Whether an object id is this person's. Ids compare without case. */
export const isPerson = ({ objectId }: Person, id: string | undefined): boolean =>
  id?.toLowerCase() === objectId.toLowerCase();

/** One string for maps and caches. */
export const personKey = (person: Person): string => `${person.tenantId}/${person.objectId}`;
