import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../src/cli/chromium.ts';
import type { Message } from '../../src/simulator/teams/index.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';
import { openTeamsHost } from '../stand-ins/teams-host.ts';

const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 800 };

describe('Signing in more strongly, in a browser', function () {
  this.timeout(60_000);
  const executablePath = findChromium();
  let contoso: Contoso;
  let browser: Browser;

  before(async function () {
    if (executablePath === undefined) {
      console.log('    No Chromium here (set $CHROMIUM to one): the browser test is skipped.');
      return this.skip();
    }
    contoso = await startContoso({ args: ['--sso'] });
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    mkdirSync('out', { recursive: true });
  });
  after(async () => {
    await browser?.close();
    await contoso?.stop();
  });
  beforeEach(async () => {
    await contoso.control('reset', {});
    await contoso.alex.says('sign out');
    contoso.teams.forget();
  });

  async function inBrowser<T>(options: BrowserContextOptions, work: (context: BrowserContext) => Promise<T>) {
    const context = await browser.newContext(options);
    const foreign: string[] = [];
    context.on('request', (request) => {
      if (!request.url().startsWith('http://127.0.0.1:')) foreign.push(request.url());
    });
    try {
      return { value: await work(context), foreign };
    } finally {
      await context.close();
    }
  }
  const asks = async (wish: string): Promise<{ card: Message; link: string }> => {
    await contoso.alex.says(wish);
    const card = await contoso.alex.chat.messageThat(/needs a stronger sign-in/);
    return { card, link: (await contoso.alex.clicks(card, 'Sign in')).url ?? '' };
  };
  async function looksGood(page: Page, name: string): Promise<void> {
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => Reflect.get(globalThis, 'axe').run());
    assert.deepEqual(violations, [], name);
    const width = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    assert.equal(width, 0, `${name} does not scroll sideways`);
    await page.screenshot({ path: `out/sign-in-${name}.png`, fullPage: true });
  }

  for (const [what, wish, context, outcome] of [
    [
      'Global Administrator (Graph)',
      'activate Global Administrator for 1h ticket CHG0012 because on call',
      'c1',
      /Global Administrator waits for approval/,
    ],
    [
      'Owner on rg-web-prod (Azure)',
      'activate Owner on rg-web-prod for 1h because on call',
      'c2',
      /waits for approval/,
    ],
  ] as const)
    it(`${what} wants ${context}: satisfied in the browser, and the card in Teams says what came of it`, async () => {
      const { card, link } = await asks(wish);
      const { foreign } = await inBrowser({ viewport: WIDE, javaScriptEnabled: false }, async (browserContext) => {
        const page = await browserContext.newPage();
        await page.goto(link);
        assert.ok(await page.getByRole('checkbox', { name: `Authentication context ${context}` }).isChecked());
        await page.getByRole('radio', { name: /Alex Wilber/ }).check();
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.getByRole('heading', { name: 'You are signed in' }).waitFor();
      });
      assert.deepEqual(foreign, []);
      await card.until(outcome);
      const writes = (await contoso.pimTraffic()).filter(({ method }) => method !== 'GET');
      assert.deepEqual(
        writes.map(({ status }) => status),
        [201],
      );
    });

  it('tells Teams, in whose pop-up it runs, by its own copy of Microsoft’s library; Teams tells the bot', async () => {
    const { card, link } = await asks('activate Global Administrator for 1h ticket CHG0012 because on call');
    const { foreign } = await inBrowser({ viewport: WIDE }, async (context) => {
      const host = await openTeamsHost(context, link);
      await host.popup.getByRole('radio', { name: /Alex Wilber/ }).check();
      await host.popup.getByRole('button', { name: 'Sign in' }).click();
      const code = await host.success();
      assert.equal((await contoso.alex.verifies(code)).status, 200);
    });
    assert.deepEqual(
      foreign.filter((url) => !url.startsWith('https://teams.microsoft.com/')),
      [],
    );
    await card.until(/Global Administrator waits for approval/);
    await contoso.teams.idle();
    assert.equal((await contoso.pimTraffic()).filter(({ method }) => method !== 'GET').length, 1);
  });

  for (const [size, viewport] of [
    ['narrow', NARROW],
    ['wide', WIDE],
  ] as const)
    for (const colorScheme of ['light', 'dark'] as const)
      it(`every page can be read by everybody, ${size} and ${colorScheme}`, async () => {
        const { link } = await asks('activate Global Administrator for 1h ticket CHG0012 because on call');
        const { foreign } = await inBrowser({ viewport, colorScheme, bypassCSP: true }, async (context) => {
          const page = await context.newPage();
          const name = (what: string) => `${what}-${size}-${colorScheme}`;
          await page.goto(link);
          await page.getByRole('button', { name: 'Refuse' }).click();
          await page.getByRole('heading', { name: 'You did not sign in' }).waitFor();
          await looksGood(page, name('refused'));
          await page.goto(link);
          await page.getByRole('link', { name: 'Somebody else' }).click();
          await page.getByRole('radio', { name: /Megan Bowen/ }).check();
          await page.getByRole('button', { name: 'Sign in' }).click();
          await page.getByRole('heading', { name: 'That was another account' }).waitFor();
          await looksGood(page, name('another-person'));
          await page.goto(link);
          await page.getByRole('radio', { name: /Alex Wilber/ }).check();
          await page.getByRole('button', { name: 'Sign in' }).click();
          await page.getByRole('heading', { name: 'You are signed in' }).waitFor();
          await looksGood(page, name('done'));
          await page.goto(link);
          await page.getByRole('heading', { name: 'This sign-in is over' }).waitFor();
          await looksGood(page, name('over'));
        });
        assert.deepEqual(
          foreign.filter((url) => !url.includes('res.cdn.office.net')),
          [],
        );
      });
});
