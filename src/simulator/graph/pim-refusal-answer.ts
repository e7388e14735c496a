import type { Knobs } from '../pim/knobs.ts';
import { policyWords } from '../pim/policy-words.ts';
import type { PimRefusal } from '../pim/refusal.ts';
import type { Answer, Call } from '../server/call.ts';
import { GraphError, graphErrorAnswer } from './graph-error.ts';

/** PIM's refusals are 400 but for these. */
const STATUS: Readonly<Record<string, number>> = {
  SubjectNotFound: 404,
  RoleNotFound: 404,
  ResourceNotFound: 404,
  UnauthorizedAccessException: 403,
  Conflict: 409,
};

/** PIM's no in Graph's envelope; both envelopes have been seen, the knob says which. */
export function pimRefusalAnswer(refusal: PimRefusal, call: Call, knobs: Knobs): Answer {
  const error = new GraphError(STATUS[refusal.code] ?? 400, refusal.code, policyWords(refusal, knobs), {
    wrapped: knobs.wrappedErrors,
  });
  return graphErrorAnswer(error, call);
}
