import type { Knobs } from '../pim/knobs.ts';
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

/** PIM's no in Graph's envelope; both wordings and both envelopes of it have been seen, the knobs say which. */
export function pimRefusalAnswer({ code, message, failures }: PimRefusal, call: Call, knobs: Knobs): Answer {
  const names = failures.map(({ rule }) => rule);
  const isListed = failures.length > 0 && knobs.policyWording === 'list';
  const words = isListed ? `The following policy rules failed: ${JSON.stringify(names)}` : message;
  return graphErrorAnswer(new GraphError(STATUS[code] ?? 400, code, words, { wrapped: knobs.wrappedErrors }), call);
}
