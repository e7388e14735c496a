import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../../src/cli/chromium.ts';
import { contextClaims, type SignInRig, startSignInRig } from './sign-in-rig.ts';

const ALEX = 'alexw@contoso.example';
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 900 };

describe('The sign-in page in a browser', function () {
  this.timeout(60_000);
  const executablePath = findChromium();
  let rig: SignInRig;
  let browser: Browser;
  let bot: Server;
  let callback: string;
  /** What came back to the bot: query and body in one. */
  let returned: URLSearchParams[];

  before(async function () {
    if (executablePath === undefined) {
      console.log('      No Chromium here (set $CHROMIUM to one): the page is not looked at.');
      return this.skip();
    }
    rig = await startSignInRig({
      conditionalAccess: [
        { displayName: 'MFA for Azure', resources: ['arm'], requires: 'mfa' },
        { displayName: 'Terms of use', resources: ['arm'], requires: 'externalChallenge' },
      ],
    });
    bot = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { searchParams } = new URL(request.url ?? '', callback);
      returned.push(new URLSearchParams([...searchParams, ...new URLSearchParams(Buffer.concat(chunks).toString())]));
      response.setHeader('content-type', 'text/html');
      response.end('<h1>Back at the bot</h1>');
    });
    await new Promise<void>((listening) => bot.listen(0, '127.0.0.1', listening));
    callback = `http://127.0.0.1:${(bot.address() as AddressInfo).port}/auth/callback`;
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    mkdirSync('out', { recursive: true });
  });
  after(async () => {
    await browser?.close();
    bot?.close();
    await rig?.stop();
  });
  beforeEach(() => {
    returned = [];
  });

  async function inBrowser<T>(options: BrowserContextOptions, work: (page: Page) => Promise<T>): Promise<T> {
    const context = await browser.newContext(options);
    try {
      return await work(await context.newPage());
    } finally {
      await context.close();
    }
  }

  for (const [size, viewport] of [
    ['narrow', NARROW],
    ['wide', WIDE],
  ] as const)
    it(`signs Alex in without JavaScript, ${size}, and MSAL redeems what came back`, async () => {
      const { url, verifier, nonce, state } = await rig.begin({
        redirectUri: callback,
        loginHint: ALEX,
        claims: contextClaims('c1'),
      });
      await inBrowser({ viewport, javaScriptEnabled: false }, async (page) => {
        await page.goto(url);
        assert.equal(await page.getByText('Contoso asks for: authentication context c1').count(), 1);
        assert.ok(await page.getByRole('radio', { name: /Alex Wilber/ }).isChecked());
        assert.ok(await page.getByRole('checkbox', { name: 'Authentication context c1' }).isChecked());
        await page.screenshot({ path: `out/sign-in-${size}.png`, fullPage: true });
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.getByText('Back at the bot').waitFor();
      });
      const [back] = returned;
      assert.equal(back?.get('state'), state);
      const result = await rig.client().acquireTokenByCode({
        scopes: ['https://graph.microsoft.com/RoleAssignmentSchedule.ReadWrite.Directory'],
        redirectUri: callback,
        code: back?.get('code') ?? '',
        codeVerifier: verifier,
        nonce,
      });
      assert.equal(result?.account?.username, ALEX);
    });

  it('takes somebody else, who refuses', async () => {
    const { url } = await rig.begin({ redirectUri: callback, loginHint: ALEX });
    await inBrowser({ viewport: NARROW, javaScriptEnabled: false }, async (page) => {
      await page.goto(url);
      await page.getByRole('link', { name: 'Somebody else' }).click();
      await page.getByRole('radio', { name: /Megan Bowen/ }).check();
      await page.getByRole('button', { name: 'Refuse' }).click();
      await page.getByText('Back at the bot').waitFor();
    });
    assert.equal(returned[0]?.get('error'), 'access_denied');
  });

  it('sends a form back by a button', async () => {
    const { url, state } = await rig.begin({ redirectUri: callback, loginHint: ALEX });
    await inBrowser({ viewport: NARROW, javaScriptEnabled: false }, async (page) => {
      await page.goto(url.replace(/response_mode=\w+/, 'response_mode=form_post'));
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByText('Back at the bot').waitFor();
    });
    assert.equal(returned[0]?.get('state'), state);
    assert.match(returned[0]?.get('code') ?? '', /^1\./);
  });

  for (const [size, viewport, colorScheme] of [
    ['narrow', NARROW, 'light'],
    ['wide', WIDE, 'dark'],
  ] as const)
    it(`has no barrier and fits, ${size} and ${colorScheme}, whatever it says`, async () => {
      const scopes = ['https://management.azure.com/user_impersonation'];
      const { url } = await rig.begin({ redirectUri: callback, scopes, claims: contextClaims('c2') });
      const pages: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
        everybody: (page) => page.goto(url),
        problem: async (page) => {
          await page.goto(url);
          await page.getByRole('radio', { name: /Alex Wilber/ }).check();
          await page.getByRole('checkbox', { name: /Second factor/ }).uncheck();
          await page.getByRole('button', { name: 'Sign in' }).click();
          await page.getByRole('alert').waitFor();
        },
        error: (page) => page.goto(url.replace('client_id=', 'client_id=not-')),
        return: async (page) => {
          await page.goto(`${url.replace(/response_mode=\w+/, 'response_mode=form_post')}&login_hint=${ALEX}`);
          await page.getByRole('button', { name: 'Sign in' }).click();
          await page.getByRole('button', { name: 'Continue' }).waitFor();
        },
      };
      for (const [name, open] of Object.entries(pages))
        await inBrowser({ viewport, colorScheme }, async (page) => {
          await open(page);
          await page.evaluate(axe.source);
          const barriers = await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))');
          assert.deepEqual(barriers, [], name);
          const overflow = await page.evaluate('document.scrollingElement.scrollWidth - window.innerWidth');
          assert.ok(Number(overflow) <= 0, `${name} is ${overflow} pixels too wide`);
          await page.screenshot({ path: `out/sign-in-${name}-${size}.png`, fullPage: true });
        });
    });
});
