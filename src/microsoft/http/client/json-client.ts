import type { z } from 'zod';
import { AppError } from '../../../core/app-error.ts';
import type { Person } from '../../../pim/index.ts';
import type { HttpMethod } from '../http-request.ts';
import { type HttpResponse, isSuccess } from '../http-response.ts';
import type { Send } from '../send.ts';
import type { Resource } from '../token-source.ts';
import { collectPages } from './collect-pages.ts';
import { collectSome } from './collect-some.ts';

/**
 * Speaks a service's wire: paths in, checked JSON out. Errors of all: see `answers/error-of.ts`; of reads
 * `UnreadableAnswer`, of writes `NoAnswer` for a success that cannot be read.
 */
export interface JsonClient {
  /** A whole collection, all its pages. */
  list<T>(person: Person, path: string, item: z.ZodType<T>): Promise<T[]>;
  /** The beginning of a collection, page by page until it is enough. */
  some<T>(
    person: Person,
    path: string,
    item: z.ZodType<T>,
    isEnough: (items: readonly T[]) => boolean,
  ): Promise<Some<T>>;
  /** One thing; nothing where it is not there (404). */
  find<T>(person: Person, path: string, shape: z.ZodType<T>): Promise<T | undefined>;
  /** A POST that changes nothing. Sent again like a GET. */
  ask<T>(person: Person, path: string, body: unknown, answer: z.ZodType<T>): Promise<T>;
  /** A write that answers with what it made. Never sent again unless it is certain that nothing was done. */
  make<T>(person: Person, method: 'POST' | 'PUT', path: string, body: unknown, answer: z.ZodType<T>): Promise<T>;
  /** A write whose answer says nothing. Never sent again either. */
  write(person: Person, method: 'POST' | 'PATCH', path: string, body?: unknown): Promise<void>;
}

export interface Some<T> {
  readonly items: readonly T[];
  /** False: there is more than was read. */
  readonly isComplete: boolean;
}

export interface JsonClientParts {
  readonly send: Send;
  readonly resource: Resource;
  /** Such as `https://graph.microsoft.com`: the cloud decides. */
  readonly origin: string;
  /** Its name for people. */
  readonly service: string;
  /** What is thrown for an answer that is not 2xx. */
  readonly errorOf: (response: HttpResponse) => AppError;
  /** How long one page of a list may take, where the usual limit does not fit. */
  readonly listTimeLimitMs?: number;
}

export function createJsonClient(parts: JsonClientParts): JsonClient {
  const { send, resource, origin, service, errorOf, listTimeLimitMs } = parts;
  const to = (person: Person, method: HttpMethod, path: string, body?: unknown, isRead?: boolean) => ({
    method,
    url: `${origin}/${path}`,
    person,
    resource,
    ...(body === undefined ? {} : { body }),
    ...(isRead === undefined ? {} : { isRead }),
  });
  const toList = (person: Person, path: string) => ({
    ...to(person, 'GET', path),
    ...(listTimeLimitMs === undefined ? {} : { timeLimitMs: listTimeLimitMs }),
  });
  /** The answer, where it is a success. */
  async function success(...request: Parameters<typeof to>): Promise<HttpResponse> {
    const response = await send(to(...request));
    if (!isSuccess(response)) throw errorOf(response);
    return response;
  }
  function readable<T>(shape: z.ZodType<T>, body: unknown, path: string): T {
    const read = shape.safeParse(body);
    if (read.success) return read.data;
    const where = placesOf(read.error);
    throw new AppError(
      'UnreadableAnswer',
      `${service} answered ${plain(path)} in an unknown shape (${where}). Try again; if it stays, report it.`,
      { facts: { where } },
    );
  }
  /** The work is done, but what came of it cannot be read: PIM must be looked at again. */
  const unreadableWrite = (path: string, { status, requestId }: HttpResponse, where: string): AppError =>
    new AppError(
      'NoAnswer',
      `${service} answered ${plain(path)} with ${status} in an unknown shape (${where}). It may be done: look again.`,
      { facts: { sent: 'maybe', status, requestId, where } },
    );

  return {
    async list(person, path, item) {
      const pages = await collectPages(send, toList(person, path));
      if (!pages.ok) throw errorOf(pages.response);
      return pages.items.map((one) => readable(item, one, path));
    },
    async some<T>(person: Person, path: string, item: z.ZodType<T>, isEnough: (items: readonly T[]) => boolean) {
      const read: T[] = [];
      const readOn = (items: readonly unknown[]) => {
        for (const one of items.slice(read.length)) read.push(readable(item, one, path));
        return read;
      };
      const pages = await collectSome(send, toList(person, path), (items) => isEnough(readOn(items)));
      if (!pages.ok) throw errorOf(pages.response);
      return { items: readOn(pages.items), isComplete: pages.isComplete };
    },
    async find(person, path, shape) {
      const response = await send(to(person, 'GET', path));
      if (response.status === 404) return undefined;
      if (!isSuccess(response)) throw errorOf(response);
      return readable(shape, response.body, path);
    },
    async ask(person, path, body, answer) {
      const response = await success(person, 'POST', path, body, true);
      return readable(answer, response.body, path);
    },
    async make(person, method, path, body, answer) {
      const response = await success(person, method, path, body);
      const read = answer.safeParse(response.body);
      if (!read.success) throw unreadableWrite(path, response, placesOf(read.error));
      return read.data;
    },
    async write(person, method, path, body) {
      const response = await success(person, method, path, body);
      // A page of text is what gateways answer, not PIM.
      if (typeof response.body === 'string') throw unreadableWrite(path, response, '(the whole)');
    },
  };
}

const placesOf = (error: z.ZodError): string =>
  error.issues.map((issue) => issue.path.join('.') || '(the whole)').join(', ');

/** Without the query: its values may name people. */
const plain = (path: string): string => path.split('?')[0] ?? '';
