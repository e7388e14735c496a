import assert from 'node:assert/strict';
import { AppError } from '../../../../src/core/app-error.ts';
import { createLogger } from '../../../../src/core/logger.ts';
import { createAppTokens } from '../../../../src/microsoft/auth/app-token.ts';
import { type OwnIdentity, refusePowerfulApp } from '../../../../src/microsoft/auth/power/refuse-powerful-app.ts';
import { sandboxTransport } from '../../../../src/sandbox/transport.ts';
import contoso from '../../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from '../../../../src/simulator/tenant/schema.ts';
import { type Rig, startRig } from '../../../simulator/rig.ts';

const POWERFUL = [
  'RoleAssignmentSchedule.ReadWrite.Directory',
  'RoleAssignmentSchedule.Remove.Directory',
  'RoleEligibilitySchedule.ReadWrite.Directory',
  'RoleManagement.ReadWrite.Directory',
  'RoleManagementPolicy.ReadWrite.AzureADGroup',
  'PrivilegedAccess.ReadWrite.AzureAD',
  'PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup',
  'PrivilegedEligibilitySchedule.Remove.AzureADGroup',
  'AppRoleAssignment.ReadWrite.All',
  'GroupMember.ReadWrite.All',
];
const HARMLESS = [
  'RoleAssignmentSchedule.Read.Directory',
  'PrivilegedAssignmentSchedule.Read.AzureADGroup',
  'RoleManagement.Read.All',
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
];

const neverWaits = async () => assert.fail('it waited');

describe('A bot that could give access by itself', () => {
  const logger = createLogger('test', 'silent');
  let rig: Rig | undefined;
  afterEach(() => rig?.stop());

  /** The bot with these application permissions; `answers` says whether the sign-in service does. */
  async function identityWith(permissions: readonly string[], answers = () => true): Promise<OwnIdentity> {
    const bot = { ...contoso.bot, applicationPermissions: { graph: [...permissions], arm: [] } };
    rig = await startRig({ tenant: { ...contoso, bot } as TenantFile });
    const transport = sandboxTransport(rig.url, fetch);
    const { token } = createAppTokens({
      fetch: (address, init) => (answers() ? transport(address, init) : Promise.reject(new Error('down'))),
      clientId: contoso.bot.appId,
      credential: { kind: 'secret', secret: 'sandbox-secret' },
      tenant: contoso.tenantId,
      resource: 'https://graph.microsoft.com',
      loginHost: 'https://login.microsoftonline.com',
      federationAudience: 'api://AzureADTokenExchange',
      timeLimitMs: 10_000,
      logger,
    });
    return { clientId: contoso.bot.appId, tenant: contoso.tenantId, token };
  }

  for (const permission of POWERFUL)
    it(`is not started with the application permission ${permission}`, async () => {
      const identities = [await identityWith([...HARMLESS, permission])];
      const parts = { identities, found: assert.fail, wait: neverWaits, logger };
      await assert.rejects(refusePowerfulApp(parts), (error: unknown) => {
        assert.ok(error instanceof AppError && error.code === 'AppTooPowerful');
        assert.deepEqual(error.facts.permissions, [permission]);
        assert.ok(error.message.includes(permission) && error.message.includes(contoso.bot.appId));
        return true;
      });
    });

  it('is started with permissions that read', async () => {
    const identities = [await identityWith(HARMLESS)];
    await refusePowerfulApp({ identities, found: assert.fail, wait: neverWaits, logger });
  });

  it('is found out as soon as a sign-in service that was silent at the start answers', async () => {
    let isUp = false;
    const identities = [await identityWith(POWERFUL, () => isUp)];
    const waits: number[] = [];
    const error = await new Promise<AppError>((resolve, reject) => {
      const wait = async (ms: number) => {
        waits.push(ms);
        isUp = waits.length >= 3;
        if (waits.length > 9) throw new Error('never seen');
      };
      refusePowerfulApp({ identities, found: resolve, wait, logger }).catch(reject);
    });
    assert.equal(error.code, 'AppTooPowerful');
    assert.deepEqual(waits, [60_000, 60_000, 60_000]);
  });
});
