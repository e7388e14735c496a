import { rightVerb } from '../kinds/right-verb.ts';

/** Show the form that asks for a later end of a right that still holds. */
export const rightExtend = rightVerb('right.extend');

export type RightExtend = NonNullable<ReturnType<typeof rightExtend.read>>;
