import { formVerb } from '../kinds/form-verb.ts';

/** Say what activating `target` with what was said and typed would lead to; nothing is sent but PIM's own validation. */
export const activationCheck = formVerb('activation.check');

export type ActivationCheck = NonNullable<ReturnType<typeof activationCheck.read>>;
