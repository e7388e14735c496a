import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { CARD_GALLERY } from './card-gallery.ts';
import { cardPainter } from './card-painter/card-painter.ts';
import { findChromium } from './chromium.ts';

const OUT = 'out/cards';
/** Message widths in CSS pixels: a desktop's and a phone's, with as many columns and cards as a sheet of them takes. */
const SIZES = {
  wide: { width: 600, columns: 2, perSheet: 8 },
  narrow: { width: 320, columns: 4, perSheet: 12 },
} as const;

/** `npm run cards [-- WORD…]`: paints every card whose name has one of the words; without words every card. */
const asked = process.argv.slice(2);
const cards = Object.entries(CARD_GALLERY)
  .filter(([name]) => asked.length === 0 || asked.some((word) => name.includes(word)))
  .map(([name, { card }]) => [name, card] as const);

const executablePath = findChromium();
if (executablePath === undefined) {
  process.stderr.write('No Chromium was found. Install it, or set CHROMIUM to its path, and run again.\n');
  process.exitCode = 2;
} else if (cards.length === 0) {
  process.stderr.write(`No card has a name with ${asked.join(' or ')}.\n`);
  process.exitCode = 2;
} else {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const sheets: string[] = [];
  for (const shade of ['light', 'dark'] as const) {
    for (const [size, { width, columns, perSheet }] of Object.entries(SIZES)) {
      const painter = await cardPainter(browser, shade === 'dark', width);
      for (let first = 0; first < cards.length; first += perSheet) {
        const sheet = `sheet-${size}-${shade}-${String(first / perSheet + 1).padStart(2, '0')}.png`;
        const some = cards.slice(first, first + perSheet);
        await painter.paintSheet(some, columns, `${OUT}/${sheet}`, (name) => `${OUT}/${name}-${size}-${shade}.png`);
        sheets.push(`<img src="${sheet}" alt="${some.map(([name]) => name).join(', ')}; ${size}, ${shade}">`);
      }
    }
  }
  writeFileSync(`${OUT}/index.html`, `<!doctype html><meta charset="utf-8"><title>Cards</title>${sheets.join('\n')}`);
  const [form, done] = [CARD_GALLERY['form-justification'], CARD_GALLERY['outcome-active']];
  if (form && done)
    await (await cardPainter(browser, false, 440)).paintRow([form.card, done.card], `${OUT}/activation.png`);
  await browser.close();
  process.stdout.write(`${cards.length} cards, wide and narrow, light and dark: ${OUT}/index.html\n`);
}
