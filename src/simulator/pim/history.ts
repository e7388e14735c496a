/** Keeps every version of things, so that one can look at them as they were: a list that lags shows the past. */
export interface History<T> {
  /** Null: it is gone. */
  put(id: string, value: T | null, from: Date): void;
  get(id: string, at: Date): T | undefined;
  /** In the order in which they came. */
  all(at: Date): T[];
  ofOwner(owner: string, at: Date): T[];
  ofPlace(place: string, at: Date): T[];
}

interface Version<T> {
  readonly value: T | null;
  readonly from: number;
}

/** Whose a thing is and where must not change between its versions. */
export function createHistory<T>(ownerOf: (value: T) => string, placeOf: (value: T) => string): History<T> {
  const versions = new Map<string, Version<T>[]>();
  const byOwner = new Map<string, Set<string>>();
  const byPlace = new Map<string, Set<string>>();

  const get = (id: string, at: Date): T | undefined =>
    versions.get(id)?.findLast(({ from }) => from <= at.getTime())?.value ?? undefined;
  const present = (ids: Iterable<string>, at: Date): T[] => {
    const found: T[] = [];
    for (const id of ids) {
      const value = get(id, at);
      if (value !== undefined) found.push(value);
    }
    return found;
  };
  return {
    put: (id, value, from) => {
      const known = versions.get(id);
      const version = { value, from: from.getTime() };
      if (known) known.push(version);
      else versions.set(id, [version]);
      if (value === null) return;
      enter(byOwner, ownerOf(value), id);
      enter(byPlace, placeOf(value), id);
    },
    get,
    all: (at) => present(versions.keys(), at),
    ofOwner: (owner, at) => present(byOwner.get(owner) ?? [], at),
    ofPlace: (place, at) => present(byPlace.get(place) ?? [], at),
  };
}

function enter(index: Map<string, Set<string>>, key: string, id: string): void {
  const known = index.get(key);
  if (known) known.add(id);
  else index.set(key, new Set([id]));
}
