import { targetVerb } from '../kinds/target-verb.ts';

/** End the activation of `target`. */
export const deactivateSubmit = targetVerb('deactivate.submit');

export type DeactivateSubmit = NonNullable<ReturnType<typeof deactivateSubmit.read>>;
