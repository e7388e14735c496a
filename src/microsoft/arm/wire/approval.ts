import { z } from 'zod';
import { optionalText, text } from '../../http/answers/members.ts';

const reviewer = z.object({
  principalId: optionalText,
  principalType: optionalText,
  principalName: optionalText,
  userPrincipalName: optionalText,
});

/** A stage has its name from its path: the member `name` was seen to be another one. */
export const stage = z.object({
  id: text,
  properties: z.object({
    status: text,
    assignedToMe: z.boolean(),
    reviewResult: optionalText,
    reviewedBy: reviewer.nullish(),
    reviewedDateTime: optionalText,
    justification: optionalText,
  }),
});
export type WireStage = z.infer<typeof stage>;
