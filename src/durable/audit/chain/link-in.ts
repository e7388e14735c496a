import type { Link } from './chained-record.ts';

/** What ties a stored record to its place; nothing where it is no record of a trail. */
export function linkIn(record: string): Link | undefined {
  const value = membersOf(record);
  const isLink =
    typeof value?.seq === 'number' && typeof value.previous === 'string' && typeof value.recordedAt === 'string';
  return isLink ? (value as unknown as Link) : undefined;
}

/** Of a stored record, which somebody may have edited. */
export function membersOf(record: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(record);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
