import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../../src/durable/storage/open-storage.ts';
import type { StorageSetting } from '../../src/durable/storage/storage.ts';
import { startTeams } from '../../src/simulator/teams/index.ts';
import { dropSchema, SERVER_URL, serverAnswers, silent } from '../durable/databases.ts';
import { openPage } from '../simulator/login/sign-in-page.ts';
import { startBotProcess, startSimulatorProcess } from '../stand-ins/sandbox-process.ts';

/** A signed token, the secret of the sandbox, what MSAL calls the tokens it keeps, and what OAuth calls secrets with a value behind. */
const SECRETS =
  /eyJ[\w-]+\.eyJ[\w-]+|sandbox-secret|"(?:AccessToken|RefreshToken|IdToken|codeVerifier|nonce)":|\b(?:client_secret|assertion|code_verifier|refresh_token)=(?!\*)\w/;

for (const kind of ['embedded', 'server'] as const)
  describe(`What a sign-in leaves behind, the bot kept ${kind === 'server' ? 'on PostgreSQL' : 'in a folder'}`, function () {
    this.timeout(180_000);
    before(async function () {
      if (kind === 'server' && !(await serverAnswers())) this.skip();
    });

    it('holds no token, assertion or secret: neither logs, nor messages, nor the record of the traffic, nor the database', async () => {
      const database = await databaseOf(kind);
      // What the simulator keeps is its own affair: as Entra it knows what it issued.
      const simulator = await startSimulatorProcess(['--port', '0']);
      const args = ['--port', '0', '--simulator', simulator.ready, '--auth', '--sso', ...database.args];
      const bot = await startBotProcess(args, { LOG_LEVEL: 'debug' });
      const url = /bot=(\S+)/.exec(bot.ready)?.[1] ?? '';
      const teams = await startTeams({ bot: url, simulator: simulator.ready, checksBearer: true });
      try {
        const alex = teams.person('alexw@contoso.example');
        await alex.says('activate Global Administrator for 1h ticket CHG0012 because on call');
        const card = await alex.chat.messageThat(/needs a stronger sign-in/);
        const { url: link = '' } = await alex.clicks(card, 'Sign in');
        const start = await fetch(link, { redirect: 'manual' });
        const page = await openPage(start.headers.get('location') ?? '');
        // A page that stays open: its secrets wait in the database.
        await fetch(await page.signIn('alexw@contoso.example'));
        await card.until(/waits for approval/);
        await alex.says('activate Owner on rg-web-prod for 1h because on call');
        const second = await alex.chat.messageThat(/Owner on rg-web-prod needs a stronger sign-in/);
        await fetch((await alex.clicks(second, 'Sign in')).url ?? '', { redirect: 'manual' });
        await teams.idle();

        const traffic = await (await fetch(`${simulator.ready}/control/requests`)).text();
        assert.match(traffic, /authorization_code/);
        assert.match(bot.complaints(), /somebody signed in by page/);
        await bot.stop();
        const tables = await tablesOf(database.setting);
        assert.match(tables, /"sealed":"[\w-]{8}\.[\w-]{400,}"/, 'the tokens are kept');
        assert.match(tables, /sign-in-state\//, 'and so is the page');
        const messages = JSON.stringify(alex.chat.messages.flatMap((one) => one.versions));
        for (const left of [bot.complaints(), traffic, messages, tables, await filesIn(database.folder)])
          assert.doesNotMatch(left, SECRETS);
      } finally {
        await teams.stop();
        await bot.stop();
        await simulator.stop();
        await database.drop();
      }
    });
  });

interface BotDatabase {
  /** Options of the sandbox. */
  readonly args: readonly string[];
  readonly setting: StorageSetting;
  /** Where its files are, if they are ours. */
  readonly folder: string | undefined;
  drop(): Promise<void>;
}

async function databaseOf(kind: 'embedded' | 'server'): Promise<BotDatabase> {
  if (kind === 'server') {
    const schema = `pim_test_${randomUUID().replaceAll('-', '').slice(0, 24)}`;
    return {
      args: ['--database-url', SERVER_URL, '--database-schema', schema],
      setting: { kind, url: SERVER_URL, schema },
      folder: undefined,
      drop: () => dropSchema(schema),
    };
  }
  const folder = await mkdtemp(join(tmpdir(), 'pim-bot-secrets-'));
  return {
    args: ['--data', folder],
    setting: { kind, folder: join(folder, 'bot') },
    folder,
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Every row of every table of the bot's, as a dump has them. */
async function tablesOf(setting: StorageSetting): Promise<string> {
  const storage = await openStorage(setting, silent);
  try {
    const { rows } = await storage.execute(
      'select table_name as name from information_schema.tables where table_schema = $1',
      [storage.schema],
    );
    const texts = await Promise.all(
      rows.map(async (table) => {
        const name = String(Reflect.get(Object(table), 'name'));
        const all = await storage.execute(`select to_jsonb(one)::text as text from ${storage.schema}."${name}" one`);
        return all.rows.map((row) => `${name} ${String(Reflect.get(Object(row), 'text'))}`).join('\n');
      }),
    );
    return texts.join('\n').replaceAll('": ', '":');
  } finally {
    await storage.close();
  }
}

/** The bytes of the embedded database: what was deleted or is still in the log is there too. */
async function filesIn(folder: string | undefined): Promise<string> {
  if (folder === undefined) return '';
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')));
  return texts.join('\n');
}
