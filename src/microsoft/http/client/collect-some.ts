import type { HttpRequest } from '../http-request.ts';
import type { HttpResponse } from '../http-response.ts';
import type { Send } from '../send.ts';
import { DEFAULT_MAX_PAGES, pagesOf } from './pages-of.ts';

/** The beginning of a list, and whether that is all of it; or the answer that refused a page. */
export type SomeAnswer =
  | { readonly ok: true; readonly items: readonly unknown[]; readonly isComplete: boolean }
  | { readonly ok: false; readonly response: HttpResponse };

/** Reads a list page by page until what was read is enough. Errors: see `pagesOf`. */
export async function collectSome(
  send: Send,
  request: HttpRequest,
  isEnough: (items: readonly unknown[]) => boolean,
): Promise<SomeAnswer> {
  const items: unknown[] = [];
  for await (const page of pagesOf(send, request, DEFAULT_MAX_PAGES)) {
    if (!page.ok) return page;
    for (const item of page.items) items.push(item);
    if (!page.isLast && isEnough(items)) return { ok: true, items, isComplete: false };
  }
  return { ok: true, items, isComplete: true };
}
