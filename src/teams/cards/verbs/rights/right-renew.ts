import { rightVerb } from '../kinds/right-verb.ts';

/** Show the form that asks for a right again that has ended. */
export const rightRenew = rightVerb('right.renew');

export type RightRenew = NonNullable<ReturnType<typeof rightRenew.read>>;
