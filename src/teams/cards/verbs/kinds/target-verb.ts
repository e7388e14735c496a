import type { Target } from '../../../../pim/index.ts';
import { targetSchema } from '../schemas/target-schema.ts';
import { type Press, reader } from './card-verb.ts';

/** A verb that needs to know nothing but its target. */
export function targetVerb<Verb extends string>(verb: Verb) {
  const read = reader(verb, { target: targetSchema });
  return {
    verb,
    press: (target: Target): Press => ({ verb, data: { target } }),
    read(data: unknown): { readonly verb: Verb; readonly target: Target } | undefined {
      const sent = read(data);
      return sent && { verb, target: sent.target };
    },
  };
}
