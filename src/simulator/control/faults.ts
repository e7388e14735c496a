import { z } from 'zod';
import type { Faults } from '../faults.ts';
import type { Route } from '../server/routes.ts';
import { readControlBody } from './read-control-body.ts';

const faultSchema = z
  .strictObject({
    service: z.enum(['login', 'graph', 'arm']).optional(),
    method: z
      .string()
      .regex(/^[a-z]+$/i, 'expected an HTTP method')
      .optional(),
    path: z.string().refine(isExpression, 'expected a regular expression').optional(),
    times: z.int().min(0).default(1),
    status: z.int().min(200).max(599).optional(),
    headers: z.record(z.string().regex(/^[\w-]+$/, 'expected a header name'), z.coerce.string()).optional(),
    body: z.unknown().optional(),
    delayMs: z.int().min(0).max(600_000).optional(),
    reset: z.enum(['before', 'after']).optional(),
  })
  .refine(({ status, delayMs, reset }) => status !== undefined || delayMs !== undefined || reset !== undefined, {
    error: 'expected "status", "delayMs" or "reset": this fault would do nothing',
  })
  .refine(({ status, headers, body }) => status !== undefined || (headers === undefined && body === undefined), {
    error: 'expected "status" beside "headers" and "body"',
  })
  .refine(({ status, reset }) => status === undefined || reset === undefined, {
    error: 'expected "status" or "reset", not both',
  });

/** `POST`, `GET`, `DELETE /control/faults`. */
export function faultRoutes(faults: Faults): readonly Route[] {
  return [
    {
      method: 'POST',
      pattern: '/faults',
      handler: (call) => ({ status: 200, body: { id: faults.add(readControlBody(call, faultSchema)) } }),
    },
    { method: 'GET', pattern: '/faults', handler: () => ({ status: 200, body: faults.list() }) },
    {
      method: 'DELETE',
      pattern: '/faults',
      handler: () => {
        faults.clear();
        return { status: 204 };
      },
    },
  ];
}

function isExpression(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
