const MARK = '$date';

/** JSON in which instants stay instants. */
export const toDatedJson = (value: unknown): string =>
  JSON.stringify(value, function mark(this: Record<string, unknown>, key, given: unknown) {
    // What comes in as `given` is text already.
    const written = this[key];
    return written instanceof Date ? { [MARK]: written.toISOString() } : given;
  });

/** Throws `SyntaxError`. */
export const fromDatedJson = (text: string): unknown =>
  JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !(MARK in value)) return value;
    const date = new Date(String(value[MARK]));
    if (Number.isNaN(date.getTime())) throw new SyntaxError(`"${String(value[MARK])}" is no instant`);
    return date;
  });
