/** Things by id, in the order in which they came; somebody is told of every change. */
export interface KeptMap<T> {
  has(id: string): boolean;
  get(id: string): T | undefined;
  values(): readonly T[];
  set(id: string, value: T): void;
  delete(id: string): void;
  /** What happened before a restart; null: it was deleted. Nobody is told. */
  replay(id: string, value: T | null): void;
}

/** @param keep told of everything just before it takes effect; null: it is deleted. */
export function createKeptMap<T>(
  entries: readonly (readonly [id: string, value: T])[],
  keep: (id: string, value: T | null) => void,
): KeptMap<T> {
  const things = new Map(entries);
  const replay = (id: string, value: T | null) => {
    if (value === null) things.delete(id);
    else things.set(id, value);
  };
  const happened = (id: string, value: T | null) => {
    keep(id, value);
    replay(id, value);
  };
  return {
    has: (id) => things.has(id),
    get: (id) => things.get(id),
    values: () => [...things.values()],
    set: happened,
    delete: (id) => happened(id, null),
    replay,
  };
}
