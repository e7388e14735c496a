import type { z } from 'zod';
import { AppError } from '../../core/app-error.ts';
import type { Person } from '../../pim/index.ts';
import { collectPages } from '../http/collect-pages.ts';
import { isSuccess } from '../http/http-response.ts';
import type { Send } from '../http/send.ts';
import { errorOf } from './errors.ts';

/** Speaks Graph's wire: v1.0 paths in, checked JSON out. Errors: see `errors.ts`, and AppError `UnreadableAnswer`. */
export interface GraphClient {
  /** A whole collection, all its pages. `path` begins after `/v1.0/`. */
  list<T>(person: Person, path: string, item: z.ZodType<T>): Promise<T[]>;
  post<T>(person: Person, path: string, body: unknown, answer: z.ZodType<T>): Promise<T>;
}

/** @param origin such as `https://graph.microsoft.com`: the cloud decides */
export function createGraphClient(send: Send, origin: string): GraphClient {
  const url = (path: string) => `${origin}/v1.0/${path}`;
  return {
    async list(person, path, item) {
      const pages = await collectPages(send, { method: 'GET', url: url(path), person, resource: 'graph' });
      if (!pages.ok) throw errorOf(pages.response);
      return pages.items.map((one) => {
        const read = item.safeParse(one);
        if (!read.success) throw unknownShape('UnreadableAnswer', path, read.error, {});
        return read.data;
      });
    },
    async post(person, path, body, answer) {
      const response = await send({ method: 'POST', url: url(path), person, resource: 'graph', body });
      if (!isSuccess(response)) throw errorOf(response);
      const read = answer.safeParse(response.body);
      // The work is done, but what came of it cannot be read: PIM must be looked at again.
      if (!read.success) {
        throw unknownShape('NoAnswer', path, read.error, { sent: 'maybe', requestId: response.requestId });
      }
      return read.data;
    },
  };
}

function unknownShape(code: string, path: string, error: z.ZodError, facts: Record<string, unknown>): AppError {
  const where = error.issues.map((issue) => issue.path.join('.') || '(the whole)').join(', ');
  return new AppError(
    code,
    `Microsoft Graph answered ${path.split('?')[0]} in an unknown shape (${where}). Look again; if it stays, report it.`,
    { facts: { ...facts, where } },
  );
}
