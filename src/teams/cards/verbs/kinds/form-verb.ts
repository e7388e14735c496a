import type { PlanInput, Target } from '../../../../pim/index.ts';
import { carried, formShape, inputSchema, mergedInput } from '../schemas/input-schema.ts';
import { scopeIdSchema, targetSchema } from '../schemas/target-schema.ts';
import { type Press, reader } from './card-verb.ts';

/** A verb of a form about a target: what was said before, and what the form adds; of a part of its scope also which. */
export function formVerb<Verb extends string>(verb: Verb) {
  const read = reader(verb, {
    target: targetSchema,
    input: inputSchema.optional(),
    ...formShape,
    scope: scopeIdSchema.optional(),
  });
  return {
    verb,
    press: (target: Target, input: PlanInput = {}): Press => ({ verb, data: { target, input: carried(input) } }),
    read(data: unknown): { readonly verb: Verb; readonly target: Target; readonly input: PlanInput } | undefined {
      const sent = read(data);
      if (!sent) return undefined;
      const { target, scope: scopeId = target.scopeId } = sent;
      return { verb, target: { ...target, scopeId }, input: mergedInput(sent, sent.input) };
    },
  };
}
