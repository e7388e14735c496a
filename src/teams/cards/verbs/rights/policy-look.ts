import { targetVerb } from '../kinds/target-verb.ts';

/** Show the rules of `target`. */
export const policyLook = targetVerb('policy.look');

export type PolicyLook = NonNullable<ReturnType<typeof policyLook.read>>;
