/** The last word of a verb says what kind it is. */
const kindOf = (verb: unknown): string => (typeof verb === 'string' ? (verb.split('.').at(-1) ?? '') : '');

const WRITES: ReadonlySet<string> = new Set(['submit', 'decide', 'cancel']);
const VIEWS: ReadonlySet<string> = new Set(['look', 'review']);
const TURNS: ReadonlySet<string> = new Set(['page', 'close', 'check']);

/** Whether the verb may write to PIM. Its second click by the same person is the same wish for a moment. */
export const isWrite = (verb: unknown): boolean => WRITES.has(kindOf(verb));

/** Whether the verb only reads how things stand: what a card's `refresh` may ask by itself. */
export const isView = (verb: unknown): boolean => VIEWS.has(kindOf(verb));

/** Whether the clicked card itself becomes the answer. Of other verbs the answer is another message. */
export const isInPlace = (verb: unknown): boolean => isWrite(verb) || isView(verb) || TURNS.has(kindOf(verb));
