import template from '../../../../adaptiveCards/list.json' with { type: 'json' };
import type { ProviderName } from '../../../pim/index.ts';
import type { View } from '../../../words/view.ts';
import { action } from '../elements/action.ts';
import { lines } from '../elements/paint-lines.ts';
import { cardTemplate, type Paint } from '../elements/render-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import type { Press } from '../verbs/kinds/card-verb.ts';
import { rolesPage } from '../verbs/rights/roles-page.ts';
import { missingNotice } from './missing-notice.ts';
import { pageOf } from './page-of.ts';

const render = cardTemplate(template);

export interface PagedListPaint<T> {
  readonly title: string;
  readonly all: readonly T[];
  /** From 1; one that is not there shows the nearest. */
  readonly page: number;
  /** Rows a page: the message must stay below what Teams takes. */
  readonly size: number;
  /** `number` counts over all pages, from 1. */
  readonly row: (one: T, number: number) => Paint;
  /** Providers that did not answer. */
  readonly missing: readonly ProviderName[];
  /** Said where there is nothing, and all of PIM said so. */
  readonly empty: string;
  readonly summary: string;
  /** Which page of how many. */
  readonly footer: 'active.page' | 'planned.page' | 'requests.page';
  /** That there are others. */
  readonly more: 'say.moreRequests' | 'say.nextPage';
  readonly turn: (page: number) => Press;
  /** How to do by text what the buttons of these rows do. */
  readonly hints: (rows: readonly T[]) => readonly string[];
}

/** A list of the person's own: a page of it, the way to the others, and which part of PIM did not answer. */
export function pagedList<T>(paint: PagedListPaint<T>, view: View): RenderedCard {
  const { words } = view;
  const { all, missing, empty, turn } = paint;
  const { rows, first, shown, pages } = pageOf(all, paint.page, paint.size);
  const isEmpty = all.length === 0;
  const to = (page: number, title: 'button.previousPage' | 'button.nextPage') =>
    page < 1 || page > pages ? [] : [action(turn(page), { title: words.say(title) })];
  return render(
    {
      title: paint.title,
      paragraphs: lines(isEmpty && missing.length === 0 ? empty : undefined),
      rows: rows.map((one, index) => paint.row(one, first + index)),
      notices: missingNotice(missing, words),
      footers: lines(pages > 1 ? words.say(paint.footer, { page: shown, pages, count: all.length }) : undefined),
      actions: [
        ...(isEmpty ? [action(rolesPage.press(1), { title: words.say('button.myRoles') })] : []),
        ...to(shown - 1, 'button.previousPage'),
        ...to(shown + 1, 'button.nextPage'),
      ],
    },
    {
      summary: isEmpty ? empty : paint.summary,
      hints: [
        ...(isEmpty ? [words.say('say.roles')] : []),
        ...paint.hints(rows),
        ...(pages > 1 ? [words.say(paint.more)] : []),
      ],
    },
    view,
  );
}
