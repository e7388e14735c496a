import assert from 'node:assert/strict';
import { type Message, type Person, startTeams, type Teams } from '../../../src/simulator/teams/index.ts';
import { openPage } from '../../simulator/login/sign-in-page.ts';
import { type BotDatabase, botDatabase } from '../../stand-ins/bot-database.ts';
import {
  type SandboxProcess,
  type StartedProcess,
  startBotProcess,
  startSimulatorProcess,
} from '../../stand-ins/sandbox-process.ts';
import { type SimulatorControl, simulatorControl } from '../../stand-ins/simulator-control.ts';
import { until } from '../../stand-ins/until.ts';

const ALEX = 'alexw@contoso.example';
const GLOBAL_ADMINISTRATOR = 'activate Global Administrator for 1h ticket CHG0012 because on call';

describe('A bot that is killed while somebody signs in', function () {
  this.timeout(180_000);
  let database: BotDatabase;
  let simulator: StartedProcess;
  let tenant: SimulatorControl;
  let bot: SandboxProcess;
  let port: string;
  let teams: Teams;
  let alex: Person;

  /** Always where it was: the browser comes back there. */
  const startBot = async (): Promise<string> => {
    const options = ['--auth', '--sso', '--simulator', simulator.ready, '--port', port, ...database.args];
    bot = await startBotProcess(options, { LOG_LEVEL: 'debug' });
    const url = bot.urls.bot ?? '';
    port = new URL(url).port;
    return url;
  };
  const killAndStart = async () => {
    await bot.stop('SIGKILL');
    await database.buryTheDead();
    await startBot();
  };
  const writes = async () =>
    (await tenant.traffic()).filter(({ method, url }) => method === 'POST' && /ScheduleRequests/i.test(url));
  const faultIsMet = (path: RegExp) =>
    until(async () => !path.test(await (await fetch(`${simulator.ready}/control/faults`)).text()));

  before(async () => {
    simulator = await startSimulatorProcess(['--port', '0']);
    tenant = simulatorControl(simulator.ready);
  });
  beforeEach(async () => {
    database = await botDatabase('its process');
    port = '0';
    await tenant.control('reset', {});
    teams = await startTeams({
      bot: await startBot(),
      simulator: simulator.ready,
      checksBearer: true,
      patienceMs: 60_000,
    });
    alex = teams.person(ALEX);
  });
  afterEach(async () => {
    await teams.stop();
    await bot.stop('SIGKILL');
    await database.drop();
  });
  after(() => simulator.stop());

  const stepUpCard = async (): Promise<Message> => {
    await alex.says(GLOBAL_ADMINISTRATOR);
    return alex.chat.messageThat(/needs a stronger sign-in/);
  };
  const linkOn = async (card: Message): Promise<string> => (await alex.clicks(card, 'Sign in')).url ?? '';
  const pageOf = async (link: string) => {
    const start = await fetch(link, { redirect: 'manual' });
    assert.equal(start.status, 302, await start.text());
    return openPage(start.headers.get('location') ?? '');
  };

  it('before the link was followed: it leads to the page, and what was wanted is done once', async () => {
    const card = await stepUpCard();
    const link = await linkOn(card);
    await killAndStart();
    const done = await fetch(await (await pageOf(link)).signIn(ALEX));
    assert.equal(done.status, 200, await done.text());
    // Below the card, where the bot had no time to note which message it is.
    await alex.chat.messageThat(/Global Administrator waits for approval/);
    assert.equal((await writes()).length, 1);
  });

  it('while the page is open: what was wanted goes on by itself when the browser comes back, once', async () => {
    const card = await stepUpCard();
    const page = await pageOf(await linkOn(card));
    await killAndStart();
    const back = await page.signIn(ALEX);
    const done = await fetch(back);
    const text = await done.text();
    assert.equal(done.status, 200, text);
    assert.match(text, /goes on in Teams by itself/);
    await card.until(/Global Administrator waits for approval/);
    const code = /data-code="([^"]+)"/.exec(text)?.[1] ?? '';
    assert.equal((await alex.verifies(code)).status, 200, 'Teams’ pop-up tells the bot too');
    assert.equal((await fetch(back)).status, 410, 'the way back works once');
    await teams.idle();
    assert.equal((await writes()).length, 1);
    assert.equal(alex.chat.cards.length, 1, 'one card, in place');
  });

  it('while the way back is being walked: the link asks again, and what was wanted is done once', async () => {
    const card = await stepUpCard();
    const link = await linkOn(card);
    const page = await pageOf(link);
    await tenant.control('faults', { path: 'oauth2/v2.0/token', method: 'POST', delayMs: 60_000 });
    const back = await page.signIn(ALEX);
    const broken = fetch(back).catch(() => undefined);
    await faultIsMet(/oauth2/);
    await killAndStart();
    await broken;
    assert.equal((await fetch(back)).status, 410);
    assert.deepEqual(await writes(), []);
    assert.equal((await fetch(await (await pageOf(link)).signIn(ALEX))).status, 200);
    await card.until(/waits for approval/);
    assert.equal((await writes()).length, 1);
  });

  it('while what was wanted is being done after it: it is found, told in the same card, and not done again', async () => {
    const card = await stepUpCard();
    const page = await pageOf(await linkOn(card));
    await tenant.control('faults', { path: 'ScheduleRequests', method: 'POST', delayMs: 1_000 });
    await fetch(await page.signIn(ALEX));
    await faultIsMet(/ScheduleRequests/);
    await bot.stop('SIGKILL');
    await until(async () => (await writes()).length === 1);
    await killAndStart();
    await card.until(/Global Administrator waits for approval/);
    await teams.idle();
    assert.equal((await writes()).length, 1);
  });

  it('just after Teams signed somebody in: what they said is answered after the restart, once', async () => {
    await tenant.control('faults', { path: 'ScheduleRequests', method: 'POST', delayMs: 1_000 });
    void alex.says('activate Security Reader for 90m').catch(() => undefined);
    await faultIsMet(/ScheduleRequests/);
    await bot.stop('SIGKILL');
    await until(async () => (await writes()).length === 1);
    await killAndStart();
    await alex.chat.messageThat(/Security Reader is active until/);
    assert.equal((await writes()).length, 1);
  });

  it('after somebody signed in: they need not sign in again', async () => {
    await alex.says('roles');
    await alex.chat.messageThat(/Security Reader/);
    await teams.idle();
    await killAndStart();
    teams.forget();
    const said = await alex.asks('roles');
    assert.match(said.words, /Security Reader/);
    assert.equal(alex.chat.messages.filter(({ signIn }) => signIn !== undefined).length, 0);
  });
});
