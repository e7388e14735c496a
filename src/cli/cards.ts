import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Page } from 'playwright-core';
import type { RenderedCard } from '../teams/cards/elements/rendered-card.ts';
import { CARD_GALLERY } from './card-gallery.ts';
import { findChromium } from './chromium.ts';

const OUT = 'out/cards';
const WIDTHS = { wide: 600, narrow: 320 } as const;
const RENDERER = readFileSync(
  createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js'),
  'utf8',
);

/** About what Teams uses; it publishes no host configuration. */
function hostConfig(isDark: boolean): object {
  const color = (value: string) => ({ default: value, subtle: isDark ? '#adadad' : '#616161' });
  const tone = (light: string, dark: string) => color(isDark ? dark : light);
  const foregroundColors = {
    default: tone('#242424', '#ffffff'),
    good: tone('#237b4b', '#92c353'),
    attention: tone('#c4314b', '#f9526b'),
    warning: tone('#835c00', '#f8d22a'),
    accent: tone('#5b5fc7', '#9299f7'),
    dark: tone('#242424', '#ffffff'),
    light: tone('#616161', '#adadad'),
  };
  const style = (light: string, dark: string) => ({ backgroundColor: isDark ? dark : light, foregroundColors });
  return {
    fontFamily: 'Segoe UI, system-ui, sans-serif',
    containerStyles: {
      default: style('#ffffff', '#292929'),
      emphasis: style('#f5f5f5', '#3d3d3d'),
      good: style('#e7f2da', '#0d2e0d'),
      attention: style('#fcf4f6', '#3e1f25'),
      warning: style('#fbf6d9', '#463100'),
      accent: style('#e8ebfa', '#2f2f4a'),
    },
    separator: { lineThickness: 1, lineColor: isDark ? '#484848' : '#e0e0e0' },
    spacing: { small: 8, default: 8, medium: 16, large: 20, extraLarge: 30, padding: 16 },
    actions: { actionsOrientation: 'horizontal', buttonSpacing: 8, actionAlignment: 'left', maxActions: 6 },
  };
}

const PAGE = (isDark: boolean) => `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; padding: 12px; background: ${isDark ? '#1f1f1f' : '#ebebeb'}; font: 14px 'Segoe UI', system-ui, sans-serif }
  .card { border-radius: 6px; overflow: hidden; box-shadow: 0 1px 3px #0004 }
  .ac-pushButton { padding: 6px 14px; border: 1px solid #8888; border-radius: 4px; font: inherit; background: ${isDark ? '#3d3d3d' : '#fff'}; color: inherit }
  .ac-pushButton.style-positive { background: #5b5fc7; color: #fff }
  .ac-adaptiveCard { color: ${isDark ? '#fff' : '#242424'} }
  textarea, input, select { width: 100%; box-sizing: border-box; font: inherit; padding: 6px; border: 1px solid #8888; border-radius: 4px; background: ${isDark ? '#1f1f1f' : '#fff'}; color: inherit }
</style>`;

interface BrowserElement {
  className: string;
  style: Record<string, string>;
  append(child: unknown): void;
  replaceChildren(): void;
}

/** Shows cards side by side, as the official renderer paints them. */
async function paint(
  page: Page,
  cards: readonly RenderedCard[],
  width: number,
  isDark: boolean,
  path: string,
): Promise<void> {
  await page.setViewportSize({ width: width * cards.length, height: 40 });
  await page.setContent(PAGE(isDark));
  await page.addScriptTag({ content: RENDERER });
  await page.evaluate(
    ({ json, config, width }) => {
      // This function runs in the browser, whose types this project does not load.
      const { AdaptiveCards, document } = globalThis as unknown as {
        AdaptiveCards: typeof import('adaptivecards');
        document: { body: BrowserElement; createElement(tag: string): BrowserElement };
      };
      document.body.replaceChildren();
      document.body.style.cssText = 'display:flex;gap:24px;align-items:flex-start';
      for (const one of json) {
        const card = new AdaptiveCards.AdaptiveCard();
        card.hostConfig = new AdaptiveCards.HostConfig(config);
        card.parse(one);
        const box = document.createElement('div');
        box.className = 'card';
        box.style.width = `${width}px`;
        box.append(card.render());
        document.body.append(box);
      }
    },
    { json: cards.map((card) => card.card), config: hostConfig(isDark), width: width - 24 },
  );
  await page.screenshot({ path, fullPage: true });
}

const executablePath = findChromium();
if (executablePath === undefined) {
  process.stderr.write('No Chromium was found. Install it, or set CHROMIUM to its path, and run again.\n');
  process.exitCode = 2;
} else {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const page = await browser.newPage({ deviceScaleFactor: 1 });
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const rows: string[] = [];
  for (const [name, card] of Object.entries(CARD_GALLERY)) {
    const pictures: string[] = [];
    for (const isDark of [false, true]) {
      for (const [size, width] of Object.entries(WIDTHS)) {
        const file = `${name}-${size}-${isDark ? 'dark' : 'light'}.png`;
        await paint(page, [card], width, isDark, `${OUT}/${file}`);
        pictures.push(`<img src="${file}" alt="${name}, ${size}, ${isDark ? 'dark' : 'light'}">`);
      }
    }
    rows.push(`<h2>${name}</h2>${pictures.join('\n')}`);
  }
  writeFileSync(`${OUT}/index.html`, `<!doctype html><meta charset="utf-8"><title>Cards</title>${rows.join('\n')}`);
  const [asked, done] = [CARD_GALLERY['form-justification'], CARD_GALLERY['outcome-active']];
  if (asked && done) await paint(page, [asked, done], 440, false, `${OUT}/activation.png`);
  await browser.close();
  process.stdout.write(`${rows.length} cards, wide and narrow, light and dark: ${OUT}/index.html\n`);
}
