import { formVerb } from '../kinds/form-verb.ts';

/** Activate `target` with what was said before and what the form added. */
export const activateSubmit = formVerb('activate.submit');

export type ActivateSubmit = NonNullable<ReturnType<typeof activateSubmit.read>>;
