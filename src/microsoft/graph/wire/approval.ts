import { z } from 'zod';
import { optionalText, text } from '../../http/answers/members.ts';
import { directoryObject } from './row.ts';

const step = z.object({
  id: text,
  status: text,
  assignedToMe: z.boolean(),
  reviewResult: optionalText,
  reviewedBy: directoryObject.nullish(),
  reviewedDateTime: optionalText,
  justification: optionalText,
});
export type WireStep = z.infer<typeof step>;

/** `steps` in beta, `stages` in v1.0; one sample of beta has `stages`. */
export const approval = z
  .object({ id: text, steps: z.array(step).optional(), stages: z.array(step).optional() })
  .refine(({ steps, stages }) => steps ?? stages, { error: 'neither steps nor stages', path: ['steps'] });
export type WireApproval = z.infer<typeof approval>;
