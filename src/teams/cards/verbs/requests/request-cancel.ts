import type { ScheduleRequest } from '../../../../pim/index.ts';
import { type Press, reader } from '../kinds/card-verb.ts';
import { idsOf, type RequestIds, requestSchema } from '../schemas/request-schema.ts';

const verb = 'request.cancel';
const read = reader(verb, { request: requestSchema });

/** Take back one's own `request`. */
export interface RequestCancel {
  readonly verb: typeof verb;
  readonly request: RequestIds;
}

export const requestCancel = {
  verb,
  press: (request: ScheduleRequest): Press => ({ verb, data: { request: idsOf(request) } }),
  read(data: unknown): RequestCancel | undefined {
    const sent = read(data);
    return sent && { verb, request: sent.request };
  },
};
