import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTeams } from '../../src/simulator/teams/index.ts';
import contoso from '../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { buildPrograms } from '../stand-ins/build-programs.ts';
import { type SandboxProcess, startSandboxProcess } from '../stand-ins/sandbox-process.ts';

describe('The sandbox as a process', function () {
  this.timeout(60_000);
  let sandbox: SandboxProcess;
  let program: string;
  before(async () => {
    program = (await buildPrograms()).sandbox;
    sandbox = await startSandboxProcess(['--no-ui', '--port', '0', '--simulator-port', '0']);
  });
  after(() => sandbox.stop());

  it('activates a role for somebody who writes to it, and records what it asked of Microsoft', async () => {
    const { bot, simulator } = sandbox.urls;
    assert.ok(bot && simulator);
    const teams = await startTeams({ bot, simulator });
    try {
      const alex = teams.person('alexw@contoso.example');
      const outcome = await alex.asks('activate Global Reader for 2h because checking sign-in logs');
      assert.match(outcome.words, /Global Reader is active until/);
      const record = await (await fetch(`${simulator}/control/requests`)).text();
      assert.match(record, /"action":"selfActivate"/);
      assert.doesNotMatch(record, /eyJ[\w-]+\./, 'no token stands in the record');
      assert.doesNotMatch(record, /sandbox-secret/);
    } finally {
      await teams.stop();
    }
  });

  it('says that it is alive and ready', async () => {
    const { bot } = sandbox.urls;
    assert.equal((await fetch(`${bot}/healthz`)).status, 200);
    assert.equal((await fetch(`${bot}/readyz`)).status, 200);
  });

  it('complains about nothing while it does so, and stops with 0', async () => {
    const another = await startSandboxProcess(['--no-ui', '--port', '0', '--simulator-port', '0']);
    assert.equal(await another.stop(), 0);
    assert.equal(another.complaints(), '');
  });

  it('does not start where another one listens, and says what to do', () => {
    const port = String(new URL(String(sandbox.urls.bot)).port);
    const args = ['--no-ui', '--simulator-port', '0', '--port', port];
    const result = spawnSync(process.execPath, [program, ...args], {
      encoding: 'utf8',
    });
    assert.equal(result.status, 1);
    assert.match(result.stderr, new RegExp(`^Port ${port} is taken.*--port 0`));
  });

  const refused: readonly (readonly [string, readonly string[], Record<string, string>, RegExp])[] = [
    ['beside real credentials', ['--no-ui'], { BOT_CLIENT_SECRET: 'real' }, /BOT_CLIENT_SECRET/],
    ['in production', ['--no-ui'], { NODE_ENV: 'production' }, /NODE_ENV=production/],
    ['with an option it does not know', ['--nonsense'], {}, /--nonsense.*Usage/s],
    ['with a port that is none', ['--port', 'x'], {}, /--port must be a port/],
    ['with a tenant file that is not there', ['--no-ui', '--tenant', 'nowhere.json'], {}, /nowhere\.json/],
  ];
  it('does not start a bot that was given power over access of its own', async () => {
    const { bot } = contoso;
    const graph = [...bot.applicationPermissions.graph, 'RoleManagement.ReadWrite.Directory'];
    const folder = await mkdtemp(join(tmpdir(), 'pim-bot-tenant-'));
    const file = join(folder, 'tenant.json');
    await writeFile(file, JSON.stringify({ ...contoso, bot: { ...bot, applicationPermissions: { graph, arm: [] } } }));
    const args = ['--no-ui', '--port', '0', '--simulator-port', '0', '--tenant', file];
    const result = spawnSync(process.execPath, [program, ...args], {
      encoding: 'utf8',
    });
    await rm(folder, { recursive: true });
    assert.equal(result.status, 1);
    assert.match(result.stderr, /RoleManagement\.ReadWrite\.Directory.*API permissions/);
  });

  for (const [when, args, environment, message] of refused) {
    it(`does not start ${when}, and says why`, () => {
      const result = spawnSync(process.execPath, [program, ...args], {
        env: { ...process.env, ...environment },
        encoding: 'utf8',
      });
      assert.notEqual(result.status, 0);
      assert.match(result.stderr, message);
    });
  }
});
