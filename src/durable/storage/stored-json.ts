/** The member that marks a date in stored JSON, which has none of its own. */
const DATE = '$date';

/** A value of plain data and dates as JSON text. Members that are nothing are left out. */
export const toStoredJson = (value: unknown): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, name, item: unknown) {
    // `item` is already what toJSON made of it.
    const original = this[name];
    return original instanceof Date ? { [DATE]: original.toISOString() } : item;
  });

/** What `toStoredJson` wrote, as the database parsed it. */
export function fromStoredJson<T>(stored: unknown): T {
  return revived(stored) as T;
}

function revived(item: unknown): unknown {
  if (Array.isArray(item)) return item.map(revived);
  if (typeof item !== 'object' || item === null) return item;
  if (DATE in item && typeof item[DATE] === 'string') return new Date(item[DATE]);
  return Object.fromEntries(Object.entries(item).map(([name, member]) => [name, revived(member)]));
}
