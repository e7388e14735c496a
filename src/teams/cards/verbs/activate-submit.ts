import type { PlanInput, Target } from '../../../pim/index.ts';
import { type Press, reader } from './card-verb.ts';
import { carried, formShape, inputSchema } from './input-schema.ts';
import { targetSchema } from './target-schema.ts';

const verb = 'activate.submit';
const read = reader(verb, { target: targetSchema, input: inputSchema.optional(), ...formShape });

/** Activate `target` with what was said before and what the form added. */
export interface ActivateSubmit {
  readonly verb: typeof verb;
  readonly target: Target;
  readonly input: PlanInput;
}

export const activateSubmit = {
  verb,
  press: (target: Target, input: PlanInput = {}): Press => ({ verb, data: { target, input: carried(input) } }),
  read(data: unknown): ActivateSubmit | undefined {
    const sent = read(data);
    if (!sent) return undefined;
    const { target, input = {} } = sent;
    return {
      verb,
      target,
      input: {
        duration: sent.duration ?? input.duration,
        justification: sent.justification ?? input.justification,
        ticketNumber: sent.ticketNumber ?? input.ticketNumber,
        ticketSystem: sent.ticketSystem ?? input.ticketSystem,
      },
    };
  },
};
