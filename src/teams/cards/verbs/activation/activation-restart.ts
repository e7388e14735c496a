import { inputVerb } from '../kinds/input-verb.ts';

/** Show what restarting the activation of `target` means; nothing is sent to PIM. */
export const activationRestart = inputVerb('activation.restart');

export type ActivationRestart = NonNullable<ReturnType<typeof activationRestart.read>>;
