import { decodeJwt } from 'jose';
import { bearerOf } from '../caller.ts';
import type { Knobs } from '../pim/knobs.ts';
import { policyWords } from '../pim/policy-words.ts';
import type { PimRefusal } from '../pim/refusal.ts';
import type { Answer, Call } from '../server/call.ts';
import { ArmError, armErrorAnswer } from './arm-error.ts';

/** PIM's refusals are 400 here but for these. */
const STATUS: Readonly<Record<string, number>> = { ResourceNotFound: 404, Conflict: 409 };

/** PIM's no, never wrapped as Graph wraps it. That who may not write is told so in the words for reading is a guess. */
export function pimRefusalAnswer(refusal: PimRefusal, call: Call, knobs: Knobs): Answer {
  if (refusal.code === 'UnauthorizedAccessException') {
    const { oid } = decodeJwt(bearerOf(call) ?? '');
    const words = `The requestor ${String(oid)} does not have permissions for this request.`;
    return armErrorAnswer(new ArmError(400, 'InsufficientPermissions', words));
  }
  return armErrorAnswer(new ArmError(STATUS[refusal.code] ?? 400, refusal.code, policyWords(refusal, knobs)));
}
