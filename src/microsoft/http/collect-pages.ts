import { AppError } from '../../core/app-error.ts';
import type { HttpRequest } from './http-request.ts';
import { type HttpResponse, isSuccess } from './http-response.ts';
import { loggablePath } from './loggable-path.ts';
import type { Send } from './send.ts';

/** A whole list, or the first answer that refused a page of it, for the service's own error reader. */
export type PagedAnswer =
  | { readonly ok: true; readonly items: readonly unknown[] }
  | { readonly ok: false; readonly response: HttpResponse };

/** Microsoft pages by hundreds: whoever has more pages than this has a filter missing. */
const DEFAULT_MAX_PAGES = 100;

/**
 * Reads a list to its end by `@odata.nextLink` (Graph) or `nextLink` (Azure). Half a list is never handed out as a whole
 * one: throws `PagingLoop` for a link seen before, `TooManyPages`, and `UnreadableAnswer` for a success without a list.
 */
export async function collectPages(
  send: Send,
  request: HttpRequest,
  maxPages: number = DEFAULT_MAX_PAGES,
): Promise<PagedAnswer> {
  const items: unknown[] = [];
  const seen = new Set<string>();
  for (let url: string | undefined = request.url; url !== undefined; ) {
    if (seen.has(url)) throw pagingError('PagingLoop', url, `page ${seen.size} leads back to one already read`);
    if (seen.size >= maxPages) throw pagingError('TooManyPages', url, `there are more than ${maxPages} pages`);
    seen.add(url);

    const response = await send({ ...request, url });
    if (!isSuccess(response)) return { ok: false, response };
    const page = readPage(response.body);
    if (page === undefined) throw pagingError('UnreadableAnswer', url, `the answer ${response.status} holds no list`);
    for (const item of page.items) items.push(item);
    url = page.nextUrl;
  }
  return { ok: true, items };
}

function readPage(body: unknown): { items: readonly unknown[]; nextUrl: string | undefined } | undefined {
  if (typeof body !== 'object' || body === null || !('value' in body) || !Array.isArray(body.value)) return undefined;
  const link = '@odata.nextLink' in body ? body['@odata.nextLink'] : 'nextLink' in body ? body.nextLink : undefined;
  return { items: body.value, nextUrl: typeof link === 'string' && link !== '' ? link : undefined };
}

function pagingError(
  code: 'PagingLoop' | 'TooManyPages' | 'UnreadableAnswer',
  address: string,
  what: string,
): AppError {
  const url = new URL(address);
  const path = loggablePath(url);
  return new AppError(code, `Could not read the list ${url.host}${path}: ${what}. Try again; if it stays, report it.`, {
    facts: { host: url.host, path },
  });
}
