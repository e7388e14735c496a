import { z } from 'zod';
import type { Decision, ScheduleRequest } from '../../../../pim/index.ts';
import { type Press, reader } from '../kinds/card-verb.ts';
import { formShape, TYPED_LENGTH } from '../schemas/input-schema.ts';
import { idsOf, type RequestIds, requestSchema } from '../schemas/request-schema.ts';

const verb = 'approval.decide';
const read = reader(verb, {
  request: requestSchema,
  result: z.enum(['approve', 'deny']),
  said: z.string().max(TYPED_LENGTH).optional(),
  justification: formShape.justification,
});

/** Approve or deny `request`. The click says what is wished; PIM decides with the clicker's token whether they may. */
export interface ApprovalDecide {
  readonly verb: typeof verb;
  readonly request: RequestIds;
  readonly result: Decision['result'];
  readonly justification: string | undefined;
}

export const approvalDecide = {
  verb,
  /** @param said the reason, where it was given before. */
  press: (request: ScheduleRequest, result: Decision['result'], said?: string): Press => ({
    verb,
    data: { request: idsOf(request), result, ...(said && { said }) },
  }),
  read(data: unknown): ApprovalDecide | undefined {
    const sent = read(data);
    if (!sent) return undefined;
    const { request, result, said, justification = said } = sent;
    return { verb, request, result, justification };
  },
};
