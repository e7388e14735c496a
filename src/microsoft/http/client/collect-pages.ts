import type { HttpRequest } from '../http-request.ts';
import type { HttpResponse } from '../http-response.ts';
import type { Send } from '../send.ts';
import { DEFAULT_MAX_PAGES, pagesOf } from './pages-of.ts';

/** A whole list, or the first answer that refused a page of it, for the service's own error reader. */
export type PagedAnswer =
  | { readonly ok: true; readonly items: readonly unknown[] }
  | { readonly ok: false; readonly response: HttpResponse };

/** Reads a list to its end. Half a list is never handed out as a whole one. Errors: see `pagesOf`. */
export async function collectPages(
  send: Send,
  request: HttpRequest,
  maxPages: number = DEFAULT_MAX_PAGES,
): Promise<PagedAnswer> {
  const items: unknown[] = [];
  for await (const page of pagesOf(send, request, maxPages)) {
    if (!page.ok) return page;
    for (const item of page.items) items.push(item);
  }
  return { ok: true, items };
}
