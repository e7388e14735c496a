import { isJson, type Json, part, type Reading, text } from './reading.ts';

export const MINUTE_MS = 60_000;

/** When nothing in an example says when it was: the time of the captures. */
const CAPTURED = new Date('2026-09-09T14:01:18Z');

/** Members that say when something happened; the end of something and a planned start may lie ahead. */
const HAPPENED = /\.(createdDateTime|modifiedDateTime|lastModifiedDateTime|reviewedDateTime)$/;
const BEGAN = /^response\.(value\[\d+\]\.)?(startDateTime|scheduleInfo\.startDateTime)$/;

/** When an example was recorded: a POST when it made its request, a GET a minute after the last thing that it tells of. */
export function timeOf({ example, rows, leaves }: Reading): Date {
  const [row] = rows;
  const made = row && text(row, 'createdDateTime');
  if (example.method === 'POST' && made) return new Date(made);
  const refusedAt = isJson(row?.error) ? text(part(row.error, 'innerError'), 'date') : undefined;
  if (refusedAt) return new Date(`${refusedAt}Z`);
  const isGrant = rows.some((one) => 'memberType' in one);
  const past = leaves
    .filter(({ path, value }) => value && (HAPPENED.test(path) || (isGrant && BEGAN.test(path))))
    .map(({ value }) => Date.parse(String(value)));
  return past.length === 0 ? CAPTURED : new Date(Math.max(...past) + MINUTE_MS);
}

/** When something in an example was made, or an hour before it was read. */
export const madeAt = (json: Json, reading: Reading): Date =>
  new Date(text(json, 'createdDateTime') ?? timeOf(reading).getTime() - 60 * MINUTE_MS);
