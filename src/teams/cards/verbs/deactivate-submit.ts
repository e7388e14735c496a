import type { Target } from '../../../pim/index.ts';
import { type Press, reader } from './card-verb.ts';
import { targetSchema } from './target-schema.ts';

const verb = 'deactivate.submit';
const read = reader(verb, { target: targetSchema });

/** End one’s own activation of `target`. */
export interface DeactivateSubmit {
  readonly verb: typeof verb;
  readonly target: Target;
}

export const deactivateSubmit = {
  verb,
  press: (target: Target): Press => ({ verb, data: { target } }),
  read(data: unknown): DeactivateSubmit | undefined {
    const sent = read(data);
    return sent && { verb, target: sent.target };
  },
};
