import type { PlanInput, Target } from '../../../pim/index.ts';
import { type Press, reader } from './card-verb.ts';
import { carried, inputSchema } from './input-schema.ts';
import { targetSchema } from './target-schema.ts';

const verb = 'activate.open';
const read = reader(verb, { target: targetSchema, input: inputSchema.optional() });

/** Show the form for activating `target`; nothing is sent to PIM. */
export interface ActivateOpen {
  readonly verb: typeof verb;
  readonly target: Target;
  readonly input: PlanInput;
}

export const activateOpen = {
  verb,
  press: (target: Target, input: PlanInput = {}): Press => ({ verb, data: { target, input: carried(input) } }),
  read(data: unknown): ActivateOpen | undefined {
    const sent = read(data);
    return sent && { verb, target: sent.target, input: sent.input ?? {} };
  },
};
