import { formVerb } from '../kinds/form-verb.ts';

/** End the activation of `target` and activate it anew. */
export const restartSubmit = formVerb('restart.submit');

export type RestartSubmit = NonNullable<ReturnType<typeof restartSubmit.read>>;
