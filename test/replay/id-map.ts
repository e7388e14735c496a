/** Which id here stands for which id of an example: one for one, both ways. */
export interface IdMap {
  /** False when either of them stands for another one already. */
  pair(theirs: string, ours: string): boolean;
  /** A text in their ids, said in ours. Ids that nobody paired stay. */
  translate(text: string): string;
}

const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** `known` mean the same on both sides: whoever is in the tenant file under the example's own id. */
export function createIdMap(known: Iterable<string>): IdMap {
  const ours = new Map<string, string>();
  const theirs = new Map<string, string>();
  const map: IdMap = {
    pair: (one, other) => {
      const [their, our] = [one.toLowerCase(), other.toLowerCase()];
      const [before, back] = [ours.get(their) ?? our, theirs.get(our) ?? their];
      if (before !== our || back !== their) return false;
      ours.set(their, our);
      theirs.set(our, their);
      return true;
    },
    translate: (text) => text.replace(GUID, (id) => ours.get(id.toLowerCase()) ?? id),
  };
  for (const id of known) map.pair(id, id);
  return map;
}

/** The ids in a text, and what is left of it without them. */
export const idsIn = (text: string): { readonly ids: readonly string[]; readonly frame: string } => ({
  ids: text.match(GUID) ?? [],
  frame: text.replace(GUID, '{id}'),
});
