import { z } from 'zod';
import { badRequest } from '../graph-error.ts';
import { readJson } from '../read-json.ts';

const schema = z.object({
  reviewResult: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['approve', 'deny'])),
  justification: z.string().nullish(),
});

/** The body of a PATCH to a step. Throws `GraphError` 400; its words are a guess. */
export function readDecision(json: string): { isApproved: boolean; justification: string } {
  const read = schema.safeParse(readJson(json));
  if (!read.success) throw badRequest("The property 'reviewResult' must be 'Approve' or 'Deny'.");
  return { isApproved: read.data.reviewResult === 'approve', justification: read.data.justification ?? '' };
}
