import assert from 'node:assert/strict';
import { AppError } from '../../../src/core/app-error.ts';
import { ALEX, ask, rig } from './rig.ts';

const refused = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

describe('send refuses before it fetches a token', () => {
  const unreachable = () => {
    throw new Error('a refused request reached the network');
  };

  for (const url of [
    'https://evil.example/v1.0/me',
    'http://graph.microsoft.com/v1.0/me',
    'https://graph.microsoft.com:8443/v1.0/me',
    'https://graph.microsoft.com.evil.example/v1.0/me',
    'https://graph.microsoft.com@evil.example/v1.0/me',
    'https://alex@graph.microsoft.com/v1.0/me',
    'https://:secret@graph.microsoft.com/v1.0/me',
    'https://alex:secret@graph.microsoft.com/v1.0/me',
    'https://graph.microsoft.com./v1.0/me',
    'https://graph.microsoft.us/v1.0/me',
    'https://management.azure.com/subscriptions',
    '//evil.example/v1.0/me',
    '/v1.0/me',
    '',
  ]) {
    it(`to send a Graph token to "${url}"`, async () => {
      const { send, tokensGiven } = rig(unreachable);
      await assert.rejects(send({ method: 'GET', url, person: ALEX, resource: 'graph' }), refused('HostNotAllowed'));
      assert.equal(tokensGiven(), 0);
    });
  }

  it('and says where the token may go, without what was in the address', async () => {
    const { send } = rig(unreachable);
    const error = await send(ask('', { url: 'https://evil.example/?code=secret' })).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof AppError);
    assert.match(error.message, /https:\/\/evil\.example: only https:\/\/graph\.microsoft\.com may get it/);
    assert.doesNotMatch(JSON.stringify(error), /secret/);
  });

  for (const path of [
    '/beta/privilegedRoles',
    '/beta/privilegedRoles/62e90394/assignments',
    "/beta/privilegedRoles('62e90394')/selfActivate",
    '/beta/PrivilegedROLES',
    '/beta//privilegedRoles',
    '/beta/%70rivilegedRoles',
    '/beta/%2570rivilegedRoles',
    '/beta%2FprivilegedRoles',
    '/beta\\privilegedRoles',
    '/beta/./x/../privilegedRoles',
    '/beta/privilegedRoleAssignmentRequests',
    '/beta/privilegedApproval/1',
    '/beta/privilegedAccess/aadRoles/resources',
    '/beta/privilegedAccess//aadRoles',
    '/beta/privilegedAccess%2faadRoles',
    "/beta/privilegedAccess('aadRoles')/resources",
    '/beta/privilegedAccess/azureResources/resources',
    '/beta/privilegedAccess/aadGroups/roleAssignmentRequests?$filter=x',
  ]) {
    it(`the retired ${path}`, async () => {
      const { send, tokensGiven } = rig(unreachable);
      await assert.rejects(send(ask(path)), refused('RetiredEndpoint'));
      assert.equal(tokensGiven(), 0);
    });
  }

  it("the portal's undocumented service", async () => {
    const url = 'https://api.azrbac.mspim.azure.com/api/v2/privilegedAccess/aadroles/resources';
    await assert.rejects(rig(unreachable).send(ask('', { url })), refused('RetiredEndpoint'));
  });

  for (const request of [
    ask('/v1.0/identityGovernance/privilegedAccess/group/eligibilitySchedules'),
    ask('/v1.0/roleManagement/directory/roleAssignmentScheduleRequests'),
    ask('', {
      url: 'https://management.azure.com/subscriptions/1/resourceGroups/privilegedRoles/providers/Microsoft.Authorization',
      resource: 'arm',
    }),
  ]) {
    it(`but not ${new URL(request.url).pathname}`, async () => {
      const { send } = rig(async () => new Response('{}'));
      assert.equal((await send(request)).status, 200);
    });
  }
});
