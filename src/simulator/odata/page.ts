/** Microsoft documents no page size for PIM; this is ours. */
const PAGE_SIZE = 200;

export interface Page<T> {
  readonly rows: readonly T[];
  /** Where the next page begins, or nothing after the last. */
  readonly skipToken: string | undefined;
}

/** One page. `top` is the caller's page size, `skipToken` one that an earlier page gave; nothing for tokens that we did not make. */
export function pageOf<T>(rows: readonly T[], top: number | undefined, skipToken: string | null): Page<T> | undefined {
  const start = skipToken === null ? 0 : positionOf(skipToken);
  if (start === undefined) return undefined;
  const end = start + (top ?? PAGE_SIZE);
  return { rows: rows.slice(start, end), skipToken: end < rows.length ? tokenAt(end) : undefined };
}

/** Opaque on purpose, so that no client counts on what is in it. */
const tokenAt = (position: number): string => Buffer.from(`page:${position}`).toString('base64url');

function positionOf(token: string): number | undefined {
  const [, digits] = /^page:(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8')) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
