import type { PlanInput, Target } from '../../../../pim/index.ts';
import { carried, inputSchema } from '../schemas/input-schema.ts';
import { targetSchema } from '../schemas/target-schema.ts';
import { type Press, reader } from './card-verb.ts';

/** A verb about a target that carries what was said so far. */
export function inputVerb<Verb extends string>(verb: Verb) {
  const read = reader(verb, { target: targetSchema, input: inputSchema.optional() });
  return {
    verb,
    press: (target: Target, input: PlanInput = {}): Press => ({ verb, data: { target, input: carried(input) } }),
    read(data: unknown): { readonly verb: Verb; readonly target: Target; readonly input: PlanInput } | undefined {
      const sent = read(data);
      return sent && { verb, target: sent.target, input: sent.input ?? {} };
    },
  };
}
