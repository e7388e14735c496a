import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { findChromium } from '../../src/cli/chromium.ts';
import { type SandboxProcess, startSandboxProcess } from '../stand-ins/sandbox-process.ts';

describe('Alex in Microsoft 365 Agents Playground', function () {
  this.timeout(120_000);
  const executablePath = findChromium();
  let sandbox: SandboxProcess | undefined;

  before(async function () {
    if (executablePath === undefined) {
      console.log('    No Chromium here (set $CHROMIUM to one): the browser test is skipped.');
      this.skip();
    }
    sandbox = await startSandboxProcess(['--port', '0', '--simulator-port', '0']);
  });
  after(() => sandbox?.stop());

  it('types a command, fills in the one thing that is asked, and the same card says until when', async () => {
    assert.ok(executablePath && sandbox?.urls.alex);
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.goto(sandbox.urls.alex);
      const box = page.getByRole('textbox').first();
      await box.click();
      await page.keyboard.type('activate Global Reader for 2h');
      await page.keyboard.press('Enter');
      const question = page.getByText('Why do you need it?').first();
      await question.waitFor({ timeout: 30_000 });
      await page
        .locator('.ac-adaptiveCard textarea, .ac-adaptiveCard input[type=text]')
        .first()
        .fill('checking sign-in logs');
      await page.getByRole('button', { name: 'Activate', exact: true }).last().click();
      await page
        .getByText(/Global Reader is active until/)
        .first()
        .waitFor({ timeout: 30_000 });
      mkdirSync('out', { recursive: true });
      await page.screenshot({ path: 'out/playground.png' });
      assert.equal(
        await page.getByText('Why do you need it?').count(),
        0,
        'the form is gone: the card changed in place',
      );
    } finally {
      await browser.close();
    }
  });
});
