/** As PIM reads times back: milliseconds at most, no zeros at the end. */
export const trimmedTime = (time: Date): string => time.toISOString().replace(/\.?0+Z$/, 'Z');

/**
 * As it answers a write: ten-millionths of a second. Our clocks have no such digits, so they come from the request's id;
 * a client that reads only three of them gets the same millisecond.
 */
export function preciseTime(time: Date, id: string): string {
  const digits = (Number.parseInt(id.slice(0, 6), 16) % 10_000).toString().padStart(4, '0');
  return time
    .toISOString()
    .replace('Z', `${digits}Z`)
    .replace(/\.?0+Z$/, 'Z');
}
