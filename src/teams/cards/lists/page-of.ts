/** One page of a list. */
export interface Page<T> {
  readonly rows: readonly T[];
  /** The number of the first row in the whole list, from 1. */
  readonly first: number;
  /** Which page this is, from 1; of a page that is not there the nearest. */
  readonly shown: number;
  readonly pages: number;
}

export function pageOf<T>(all: readonly T[], page: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const shown = Math.min(Math.max(1, page), pages);
  const start = (shown - 1) * size;
  return { rows: all.slice(start, start + size), first: start + 1, shown, pages };
}
