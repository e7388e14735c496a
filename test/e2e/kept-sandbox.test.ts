import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTeams } from '../../src/simulator/teams/index.ts';
import { R } from '../simulator/asks.ts';
import { handsOn, roleId } from '../simulator/rig.ts';
import { type SandboxProcess, startSandboxProcess } from '../stand-ins/sandbox-process.ts';

describe('A sandbox with a generated tenant and --data', function () {
  this.timeout(90_000);

  it('is used by Alex as ever, and goes on with the tenant where it was killed', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'pim-bot-sandbox-'));
    const start = (...more: string[]): Promise<SandboxProcess> =>
      startSandboxProcess(['--auth', '--port', '0', '--simulator-port', '0', '--data', dir, ...more]);
    let sandbox = await start('--tenant', 'generate:users=300,subscriptions=20,eligibilities=2000,seed=7');
    try {
      const { bot = '', simulator = '' } = sandbox.urls;
      const teams = await startTeams({ bot, simulator, checksBearer: true });
      try {
        const [answer] = await teams.person('alexw@contoso.example').says('activate Security Reader for 90m');
        assert.match(answer?.words ?? '', /Security Reader is active until/);
      } finally {
        await teams.stop();
      }
      await handsOn(simulator).later('PT30M');
      await sandbox.stop('SIGKILL');

      sandbox = await start();
      const again = handsOn(sandbox.urls.simulator ?? '');
      const { body: tenant } = await again.control('tenant');
      assert.equal(tenant.people.length, 300);
      const alex = await again.as('Alex');
      const { body } = await alex.get(`${R}/roleAssignmentScheduleInstances/filterByCurrentUser(on='principal')`);
      const active = body.value.find(
        (one: Record<string, string>) =>
          one.roleDefinitionId === roleId('Security Reader') && one.assignmentType === 'Activated',
      );
      assert.ok(active, JSON.stringify(body.value));
      const leftMs = Date.parse(active.endDateTime) - Date.parse((await again.control('clock')).body.now);
      assert.ok(leftMs > 0 && leftMs <= 60 * 60_000, `${leftMs} ms are left of it`);
    } finally {
      await sandbox.stop('SIGKILL');
      await rm(dir, { recursive: true, force: true });
    }
  });
});
