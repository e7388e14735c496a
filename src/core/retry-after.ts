/**
 * How long the service asks us to wait: `Retry-After` in seconds or as an HTTP date (RFC 9110), never negative, undefined
 * where it is missing or unreadable. A date counts from the answer's own `Date`, so that clocks may differ.
 */
export function retryAfterMs(headers: Readonly<Record<string, string | undefined>>, now: Date): number | undefined {
  const value = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}(\.\d+)?$/.test(value)) return Number(value) * 1000;
  // Every form of an HTTP date begins with the day's name; Date.parse alone would also read "2" or "-5".
  if (!/^[A-Za-z]{3}/.test(value)) return undefined;
  const at = Date.parse(value);
  const answeredAt = Date.parse(headers.date ?? '');
  if (Number.isNaN(at)) return undefined;
  return Math.max(0, at - (Number.isNaN(answeredAt) ? now.getTime() : answeredAt));
}
