import type { Target } from '../../../pim/index.ts';
import { type Press, reader } from './card-verb.ts';
import { targetSchema } from './target-schema.ts';

const verb = 'standing.look';
const read = reader(verb, { target: targetSchema });

/** Ask PIM again how things stand with `target`. */
export interface StandingLook {
  readonly verb: typeof verb;
  readonly target: Target;
}

export const standingLook = {
  verb,
  press: (target: Target): Press => ({ verb, data: { target } }),
  read(data: unknown): StandingLook | undefined {
    const sent = read(data);
    return sent && { verb, target: sent.target };
  },
};
