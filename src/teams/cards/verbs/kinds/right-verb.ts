import { z } from 'zod';
import type { PlanInput, RightKind, Target } from '../../../../pim/index.ts';
import { carried, inputSchema } from '../schemas/input-schema.ts';
import { targetSchema } from '../schemas/target-schema.ts';
import { type Press, reader } from './card-verb.ts';

/** A verb about a right of a kind: the eligibility and the assignment of one role are two. */
export function rightVerb<Verb extends string>(verb: Verb) {
  const read = reader(verb, {
    target: targetSchema,
    kind: z.enum(['assignment', 'eligibility']),
    input: inputSchema.optional(),
  });
  return {
    verb,
    press: (target: Target, kind: RightKind, input: PlanInput = {}): Press => ({
      verb,
      data: { target, kind, input: carried(input) },
    }),
    read(
      data: unknown,
    ):
      | { readonly verb: Verb; readonly target: Target; readonly kind: RightKind; readonly input: PlanInput }
      | undefined {
      const sent = read(data);
      return sent && { verb, target: sent.target, kind: sent.kind, input: sent.input ?? {} };
    },
  };
}
