import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import type { CardJson } from '../../teams/cards/elements/rendered-card.ts';
import { teamsLook } from './teams-look.ts';

const RENDERER = readFileSync(
  createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js'),
  'utf8',
);
const GAP = 24;

/** Cards by name, as they stand on one picture. */
export type CardsByName = readonly (readonly [name: string, card: CardJson])[];

export interface CardPainter {
  /** One picture of each card at `files(name)`, `width` CSS pixels with its margins, and one of all in columns at `sheet`. */
  paintSheet(cards: CardsByName, columns: number, sheet: string, files: (name: string) => string): Promise<void>;
  /** Cards side by side, without their names. */
  paintRow(cards: readonly CardJson[], file: string): Promise<void>;
}

/** Paints cards as the official renderer does, on one page that is loaded once. `width` is a message's, in CSS pixels. */
export async function cardPainter(browser: Browser, isDark: boolean, width: number): Promise<CardPainter> {
  const { hostConfig, page: html } = teamsLook(isDark);
  const page = await browser.newPage({ deviceScaleFactor: 1 });
  await page.setContent(html);
  await page.addScriptTag({ content: RENDERER });
  const cardWidth = width - GAP;
  const show = (cards: CardsByName, columns: number, isNamed: boolean) =>
    showCards(page, { cards, hostConfig, cardWidth, columns, isNamed });
  return {
    async paintSheet(cards, columns, sheet, files) {
      await page.setViewportSize({ width: width * columns, height: 40 });
      await show(cards, columns, true);
      await page.screenshot({ path: sheet, fullPage: true });
      await page.setViewportSize({ width, height: 40 });
      for (const card of cards) {
        await show([card], 1, false);
        await page.screenshot({ path: files(card[0]), fullPage: true });
      }
    },
    async paintRow(cards, file) {
      await page.setViewportSize({ width: width * cards.length, height: 40 });
      await show(
        cards.map((card) => ['', card]),
        0,
        false,
      );
      await page.screenshot({ path: file, fullPage: true });
    },
  };
}

interface Shown {
  readonly cards: CardsByName;
  readonly hostConfig: object;
  readonly cardWidth: number;
  /** 0 = side by side. */
  readonly columns: number;
  readonly isNamed: boolean;
}

interface BrowserElement {
  className: string;
  textContent: string;
  style: Record<string, string>;
  append(child: unknown): void;
  replaceChildren(): void;
}

const showCards = (page: Page, shown: Shown): Promise<void> =>
  page.evaluate(({ cards, hostConfig, cardWidth, columns, isNamed }) => {
    // This function runs in the browser, whose types this project does not load.
    const { AdaptiveCards, document } = globalThis as unknown as {
      AdaptiveCards: typeof import('adaptivecards');
      document: { querySelector(tag: string): BrowserElement; createElement(tag: string): BrowserElement };
    };
    const main = document.querySelector('main');
    main.replaceChildren();
    main.className = columns > 1 ? 'masonry' : '';
    main.style.columnCount = columns > 1 ? String(columns) : 'auto';
    main.style.gridAutoFlow = columns === 0 ? 'column' : 'row';
    for (const [name, json] of cards) {
      const card = new AdaptiveCards.AdaptiveCard();
      card.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
      card.parse(json);
      const figure = document.createElement('figure');
      if (isNamed) {
        const caption = document.createElement('figcaption');
        caption.textContent = name;
        figure.append(caption);
      } else figure.style.padding = '0';
      const box = document.createElement('div');
      box.className = 'card';
      box.style.width = `${cardWidth}px`;
      box.append(card.render());
      figure.append(box);
      main.append(figure);
    }
  }, shown);
