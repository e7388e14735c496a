import { z } from 'zod';
import { invalidRequestContent } from '../arm-error.ts';
import { readJson } from '../read-json.ts';

const decision = z.looseObject({
  reviewResult: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['approve', 'deny'])),
  justification: z.string().nullish(),
});

/** Both forms are in use: flat as the schema says, and inside `properties` as its example does. */
const bodySchema = z.union([
  z.looseObject({ properties: decision }).transform(({ properties }) => properties),
  decision,
]);

/** The decision on a stage. Throws `ArmError` 400; its words are a guess. */
export function readDecision(json: string): { isApproved: boolean; justification: string } {
  const read = bodySchema.safeParse(readJson(json, ['properties', 'reviewResult', 'justification']));
  if (!read.success) throw invalidRequestContent("The member 'reviewResult' must be 'Approve' or 'Deny'.");
  return { isApproved: read.data.reviewResult === 'approve', justification: read.data.justification ?? '' };
}
