/** The member of a button's data that says which thing its card shows. */
export const CARD_MARK = 'card';

/** Longer than any thing is called. */
export const MARK_LENGTH = 1_000;
