import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../src/cli/chromium.ts';
import { type SandboxProcess, startSandboxProcess } from '../stand-ins/sandbox-process.ts';

describe('Alex in Microsoft 365 Agents Playground', function () {
  this.timeout(120_000);
  let sandbox: SandboxProcess | undefined;
  let browser: Browser;
  let page: Page;

  before(async function () {
    const executablePath = findChromium();
    if (executablePath === undefined) {
      console.log('    No Chromium here (set $CHROMIUM to one): the browser test is skipped.');
      this.skip();
    }
    sandbox = await startSandboxProcess(['--port', '0', '--simulator-port', '0']);
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(String(sandbox.urls.alex));
  });
  after(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  async function types(text: string): Promise<void> {
    await page.getByRole('textbox').first().click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  const sees = (text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: 30_000 });

  it('types a command, fills in the one thing that is asked, and the same card says until when', async () => {
    await types('activate Global Reader for 2h');
    await sees('Why do you need it?');
    await page
      .locator('.ac-adaptiveCard textarea, .ac-adaptiveCard input[type=text]')
      .first()
      .fill('checking sign-in logs');
    await page.getByRole('button', { name: 'Activate', exact: true }).last().click();
    await sees(/Global Reader is active until/);
    mkdirSync('out', { recursive: true });
    await page.screenshot({ path: 'out/playground.png' });
    assert.equal(await page.getByText('Why do you need it?').count(), 0, 'the form is gone: the card changed in place');
  });

  for (const [text, answer] of [
    ['activate Security Reader for 90m', /^Security Reader is active until/],
    [
      'activate Helpdesk Administrator for 1h because password resets',
      /^Helpdesk Administrator on Madrid is active until/,
    ],
    ['roles', 'Roles you can activate'],
    ['active', 'What you hold now'],
    ['roles azure', 'on Contoso Prod (subscription)'],
    ['find key vault', 'Those that “key vault” finds:'],
    ['check activate Reports Reader for 2h because logs', 'PIM would activate Reports Reader at once'],
    ['requests', 'What you asked PIM for'],
    ['planned', /^Nothing of yours is planned/],
    ['policy Global Administrator', 'Global Administrator on the directory'],
    ['whoami', 'To PIM you are Alex Wilber'],
    ['help', 'What I can do'],
    ['deactivate Global Reader', 'Global Reader cannot be deactivated yet'],
  ] as const)
    it(`sees what README promises for “${text}”`, async () => {
      await types(text);
      await sees(answer);
    });

  it('proves more on a page in the browser, and the request goes on by itself to the approver', async () => {
    await types('activate Global Administrator for 1h ticket CHG0012 because on call');
    await sees('Global Administrator needs a stronger sign-in');
    const opened = page.context().waitForEvent('page', { timeout: 30_000 });
    await page.getByText('Use the browser').first().click();
    const signIn = await opened;
    await signIn.getByText('Contoso asks for: authentication context c1').waitFor({ timeout: 30_000 });
    await signIn.getByRole('button', { name: 'Sign in', exact: true }).click();
    await signIn.getByText('You are signed in').waitFor({ timeout: 30_000 });
    await sees('Global Administrator waits for approval');
  });

  it('has no window left once the sandbox is killed', async () => {
    const windows = [String(sandbox?.urls.alex), String(sandbox?.urls.megan)];
    await sandbox?.stop('SIGKILL');
    sandbox = undefined;
    for (const url of windows) while (await answers(url)) await pause(50);
  });
});

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );
