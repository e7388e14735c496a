import { z } from 'zod';
import { type Press, reader } from './kinds/card-verb.ts';

const verb = 'form.close';
/** Clients that ignore `associatedInputs` send the form's inputs along; they are dropped. */
const ignored = z.string().max(5_000).optional();
const read = reader(verb, {
  duration: ignored,
  justification: ignored,
  scope: ignored,
  ticketNumber: ignored,
  ticketSystem: ignored,
});

/** Put the form away; nothing is sent to PIM. */
export interface FormClose {
  readonly verb: typeof verb;
}

export const formClose = {
  verb,
  press: (): Press => ({ verb, data: {} }),
  read: (data: unknown): FormClose | undefined => read(data) && { verb },
};
