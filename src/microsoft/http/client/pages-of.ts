import { AppError } from '../../../core/app-error.ts';
import type { HttpRequest } from '../http-request.ts';
import { type HttpResponse, isSuccess } from '../http-response.ts';
import { loggablePath } from '../loggable-path.ts';
import type { Send } from '../send.ts';

/** One page of a list, or the answer that refused it; nothing follows a refusal. */
export type Page =
  | { readonly ok: true; readonly items: readonly unknown[]; readonly isLast: boolean }
  | { readonly ok: false; readonly response: HttpResponse };

/** Microsoft pages by hundreds: whoever has more pages than this has a filter missing. */
export const DEFAULT_MAX_PAGES = 100;

/**
 * Reads a list page by page, as far as it is asked for, by `@odata.nextLink` (Graph) or `nextLink` (Azure). Throws
 * `PagingLoop` for a link seen before, `TooManyPages`, and `UnreadableAnswer` for a success without a list.
 */
export async function* pagesOf(send: Send, request: HttpRequest, maxPages: number): AsyncGenerator<Page, void> {
  const seen = new Set<string>();
  for (let url: string | undefined = request.url; url !== undefined; ) {
    if (seen.has(url)) throw pagingError('PagingLoop', url, `page ${seen.size} leads back to one already read`);
    if (seen.size >= maxPages) throw pagingError('TooManyPages', url, `there are more than ${maxPages} pages`);
    seen.add(url);

    const response = await send({ ...request, url });
    if (!isSuccess(response)) {
      yield { ok: false, response };
      return;
    }
    const page = readPage(response.body);
    if (page === undefined) throw pagingError('UnreadableAnswer', url, `the answer ${response.status} holds no list`);
    yield { ok: true, items: page.items, isLast: page.nextUrl === undefined };
    url = page.nextUrl;
  }
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
