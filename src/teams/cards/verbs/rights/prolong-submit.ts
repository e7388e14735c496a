import { z } from 'zod';
import type { PlanInput, RightKind, Target } from '../../../../pim/index.ts';
import { type Press, reader } from '../kinds/card-verb.ts';
import { carried, formShape, inputSchema, mergedInput } from '../schemas/input-schema.ts';
import { targetSchema } from '../schemas/target-schema.ts';

const verb = 'prolong.submit';
const read = reader(verb, {
  target: targetSchema,
  kind: z.enum(['assignment', 'eligibility']),
  action: z.enum(['selfExtend', 'selfRenew']),
  input: inputSchema.optional(),
  ...formShape,
});

/** Ask an administrator to extend or renew a right of one's own. */
export interface ProlongSubmit {
  readonly verb: typeof verb;
  readonly action: 'selfExtend' | 'selfRenew';
  readonly target: Target;
  readonly kind: RightKind;
  readonly input: PlanInput;
}

export const prolongSubmit = {
  verb,
  press: (action: ProlongSubmit['action'], target: Target, kind: RightKind, input: PlanInput = {}): Press => ({
    verb,
    data: { action, target, kind, input: carried(input) },
  }),
  read(data: unknown): ProlongSubmit | undefined {
    const sent = read(data);
    if (!sent) return undefined;
    const { action, target, kind, input } = sent;
    return { verb, action, target, kind, input: mergedInput(sent, input) };
  },
};
