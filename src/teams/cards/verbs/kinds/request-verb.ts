import { z } from 'zod';
import type { ScheduleRequest } from '../../../../pim/index.ts';
import { TYPED_LENGTH } from '../schemas/input-schema.ts';
import { idsOf, type RequestIds, requestSchema } from '../schemas/request-schema.ts';
import { type Press, reader } from './card-verb.ts';

/** A verb about a request that carries the reason, where it was given before. */
export function requestVerb<Verb extends string>(verb: Verb) {
  const read = reader(verb, { request: requestSchema, justification: z.string().max(TYPED_LENGTH).optional() });
  return {
    verb,
    press: (request: ScheduleRequest, justification?: string): Press => ({
      verb,
      data: { request: idsOf(request), ...(justification && { justification }) },
    }),
    read(
      data: unknown,
    ): { readonly verb: Verb; readonly request: RequestIds; readonly justification: string | undefined } | undefined {
      const sent = read(data);
      return sent && { verb, request: sent.request, justification: sent.justification };
    },
  };
}
