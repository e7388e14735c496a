import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** The icons of the app package and their sides in pixels, as Teams wants them. */
const ICONS = { color: 192, color32: 32, outline: 32 } as const;
const FOLDER = 'appPackage';

const executablePath = findChromium();
if (executablePath === undefined) {
  process.stderr.write('No Chromium was found. Install it, or set CHROMIUM to its path, and run again.\n');
  process.exitCode = 2;
} else {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const page = await browser.newPage({ deviceScaleFactor: 1 });
  for (const [name, side] of Object.entries(ICONS)) {
    await page.setViewportSize({ width: side, height: side });
    const svg = readFileSync(`${FOLDER}/${name}.svg`, 'utf8');
    await page.setContent(`<!doctype html><style>body { margin: 0 } svg { display: block }</style>${svg}`);
    await page.screenshot({ path: `${FOLDER}/${name}.png`, omitBackground: true });
  }
  // As people see them: on light and on dark ground, large and small.
  await page.setViewportSize({ width: 760, height: 240 });
  const shown = Object.keys(ICONS).map((name) => `<img src="data:image/png;base64,${pngOf(name)}">`);
  const half = (ground: string) => `<div style="background:${ground}">${shown.join('')}</div>`;
  await page.setContent(
    `<!doctype html><style>body { margin: 0; display: flex } div { padding: 20px; display: flex; gap: 20px; align-items: center; width: 340px }</style>${half('#ffffff')}${half('#1f1f1f')}`,
  );
  await page.screenshot({ path: 'out/icons.png' });
  await browser.close();
  process.stdout.write(`${FOLDER}/*.png are drawn; out/icons.png shows them on light and dark ground\n`);
}

function pngOf(name: string): string {
  return readFileSync(`${FOLDER}/${name}.png`).toString('base64');
}
