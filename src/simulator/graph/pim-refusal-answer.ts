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

/** Refusals of PIM's own that are not about one request. Everything else comes from Graph or the directory, and plain. */
const OF_PIM: ReadonlySet<string> = new Set(['AadPremiumLicenseRequired', 'InvalidFilter', 'MissingParameters']);

/** What the directory says is passed on as it is. */
const OF_THE_DIRECTORY: ReadonlySet<string> = new Set(['Request_BadRequest']);

/** PIM's no in Graph's envelope. */
export function pimRefusalAnswer(refusal: PimRefusal, call: Call, knobs: Knobs): Answer {
  const { code } = refusal;
  const wrapped = knobs.wrappedErrors && !OF_THE_DIRECTORY.has(code);
  return graphErrorAnswer(new GraphError(STATUS[code] ?? 400, code, policyWords(refusal, knobs), { wrapped }), call);
}

/** An error in the envelope in which it comes: both have been seen for the same, the knob says which. */
export function inEnvelope(error: GraphError, { wrappedErrors }: Knobs): GraphError {
  if (!wrappedErrors || !OF_PIM.has(error.code)) return error;
  return new GraphError(error.status, error.code, error.message, { wrapped: true, headers: error.headers });
}
