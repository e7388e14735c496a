import { targetVerb } from '../kinds/target-verb.ts';

/** Ask PIM again how things stand with `target`. */
export const standingLook = targetVerb('standing.look');

export type StandingLook = NonNullable<ReturnType<typeof standingLook.read>>;
