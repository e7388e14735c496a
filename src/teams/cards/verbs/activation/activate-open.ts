import { inputVerb } from '../kinds/input-verb.ts';

/** Show the form for activating `target`; nothing is sent to PIM. */
export const activateOpen = inputVerb('activate.open');

export type ActivateOpen = NonNullable<ReturnType<typeof activateOpen.read>>;
