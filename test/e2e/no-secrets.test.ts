import assert from 'node:assert/strict';
import { startTeams } from '../../src/simulator/teams/index.ts';
import { openPage } from '../simulator/login/sign-in-page.ts';
import { startProcess } from '../stand-ins/sandbox-process.ts';

/** A signed token, the secret of the sandbox, and what MSAL and OAuth call theirs with a value behind it. */
const SECRETS =
  /eyJ[\w-]+\.eyJ[\w-]+|sandbox-secret|\b(?:client_secret|assertion|code_verifier|refresh_token)=(?!\*)\w/;

describe('What a sign-in leaves behind', function () {
  this.timeout(60_000);

  it('holds no token, assertion or secret: neither logs, nor messages, nor the record of the traffic', async () => {
    const args = ['--port', '0', '--simulator-port', '0', '--auth', '--sso'];
    const bot = await startProcess('src/sandbox/main.ts', args, 'sandbox ready ', { LOG_LEVEL: 'debug' });
    const urls = Object.fromEntries(bot.ready.split(' ').map((pair) => pair.split('=') as [string, string]));
    const teams = await startTeams({ bot: String(urls.bot), simulator: String(urls.simulator), checksBearer: true });
    try {
      const alex = teams.person('alexw@contoso.example');
      await alex.says('activate Global Administrator for 1h ticket CHG0012 because on call');
      const card = await alex.chat.messageThat(/needs a stronger sign-in/);
      const { url = '' } = await alex.clicks(card, 'Sign in');
      const start = await fetch(url, { redirect: 'manual' });
      const page = await openPage(start.headers.get('location') ?? '');
      await fetch(await page.signIn('alexw@contoso.example'));
      await card.until(/waits for approval/);
      const traffic = await (await fetch(`${urls.simulator}/control/requests`)).text();
      assert.match(traffic, /authorization_code/);
      assert.match(bot.complaints(), /somebody signed in by page/);
      for (const left of [bot.complaints(), traffic, JSON.stringify(alex.chat.messages.flatMap((one) => one.versions))])
        assert.doesNotMatch(left, SECRETS);
    } finally {
      await teams.stop();
      await bot.stop();
    }
  });
});
