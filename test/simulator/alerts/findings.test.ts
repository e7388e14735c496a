import assert from 'node:assert/strict';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from '../../../src/simulator/tenant/schema.ts';
import { forDuration, R, roleAsk } from '../asks.ts';
import { ruleBody } from '../policy-asks.ts';
import { type GraphCaller, idOf, type Rig, roleId, startRig } from '../rig.ts';
import { ALERT_SCOPES, alertNamed, configure, contosoWith, incidentsOf, refresh, remediate } from './alert-asks.ts';

const STARTED = new Date('2026-11-24T08:00:00Z');
const ALL_ON = { NoMfaOnRoleActivationAlert: {}, RedundantAssignmentAlert: {} };
const REQUESTS = `${R}/roleAssignmentScheduleRequests`;

async function play(change: Partial<TenantFile>, work: (rig: Rig, adele: GraphCaller) => Promise<void>) {
  const rig = await startRig({ startedAt: STARTED, tenant: contosoWith(change) });
  try {
    await work(rig, await rig.as('Adele', { scopes: ALERT_SCOPES }));
  } finally {
    await rig.stop();
  }
}

/** What an alert found, newly scanned, as `Person: Role`. */
async function found(adele: GraphCaller, name: string): Promise<readonly string[]> {
  assert.equal((await refresh(adele, name)).status, 202);
  return (await incidentsOf(adele, name)).map(({ assigneeDisplayName: who, roleDisplayName: what }) =>
    [who, what].filter(Boolean).join(': '),
  );
}

async function remediateFirst(
  adele: GraphCaller,
  name: string,
  fits: (incident: Record<string, string>) => boolean = () => true,
) {
  const incident = (await incidentsOf(adele, name)).find(fits);
  assert.ok(incident?.id, `${name} found nothing`);
  return remediate(adele, name, incident.id);
}

describe('Roles assigned outside PIM', () => {
  const name = 'RolesAssignedOutsidePimAlert';

  it('are found when the directory gives one, and no more when PIM or the directory takes it away', () =>
    play({}, async (_rig, adele) => {
      const { body } = await adele.post(`${R}/roleAssignments`, {
        principalId: idOf(contoso.people, 'Isaiah'),
        roleDefinitionId: roleId('Teams Administrator'),
        directoryScopeId: '/',
      });
      const before = ['Alex Wilber: Message Center Reader'];
      assert.deepEqual(await found(adele, name), [...before, 'Isaiah Langer: Teams Administrator']);
      await adele.delete(`${R}/roleAssignments/${body.id}`);
      assert.deepEqual(await found(adele, name), before);
    }));

  it('are taken away by remediation, with a request that says who did it', () =>
    play({}, async (_rig, adele) => {
      const alex = idOf(contoso.people, 'Alex');
      assert.equal((await remediateFirst(adele, name)).status, 200);
      const filter = `principalId eq '${alex}' and roleDefinitionId eq '${roleId('Message Center Reader')}'`;
      const held = await adele.get(`${R}/roleAssignmentScheduleInstances?$filter=${filter}`);
      assert.deepEqual(held.body.value, []);
      const [request] = (await adele.get(`${REQUESTS}?$filter=${filter}`)).body.value;
      assert.deepEqual(
        [request.action, request.status, request.createdBy.user.id],
        ['adminRemove', 'Revoked', adele.id],
      );
      assert.equal((await remediateFirst(adele, name)).body.error.code, 'RoleAssignmentDoesNotExist');
      assert.deepEqual(await found(adele, name), []);
      assert.equal((await alertNamed(adele, name)).isActive, false);
    }));
});

describe('Too many global administrators', () => {
  const name = 'TooManyGlobalAdminsAssignedToTenantAlert';
  const type = 'tooManyGlobalAdminsAssignedToTenantAlert';

  it('need both so many of them and such a share of all', () =>
    play({}, async (_rig, adele) => {
      assert.deepEqual(await found(adele, name), ['Alex Wilber', 'Adele Vance']);
      await configure(adele, name, type, { globalAdminCountThreshold: 3 });
      assert.deepEqual(await found(adele, name), []);
      await configure(adele, name, type, {
        globalAdminCountThreshold: 2,
        percentageOfGlobalAdminsOutOfRolesThreshold: 14,
      });
      assert.deepEqual(await found(adele, name), []);
      await configure(adele, name, type, { percentageOfGlobalAdminsOutOfRolesThreshold: 13 });
      assert.deepEqual(await found(adele, name), ['Alex Wilber', 'Adele Vance']);
    }));

  it('are fewer after remediation, which takes away everything of the role that somebody has', () =>
    play({}, async (_rig, adele) => {
      const alex = idOf(contoso.people, 'Alex');
      await adele.post(REQUESTS, roleAsk('adminAssign', alex, 'Global Administrator', forDuration('P1D')));
      await found(adele, name);
      assert.equal((await remediateFirst(adele, name, ({ assigneeId }) => assigneeId === alex)).status, 200);
      const filter = `$filter=principalId eq '${alex}' and roleDefinitionId eq '${roleId('Global Administrator')}'`;
      for (const layer of ['roleAssignmentSchedules', 'roleEligibilitySchedules'])
        assert.deepEqual((await adele.get(`${R}/${layer}?${filter}`)).body.value, []);
      assert.deepEqual(await found(adele, name), []);
    }));
});

describe('Eligible administrators who do not activate', () => {
  const name = 'RedundantAssignmentAlert';
  const eligibilities = [
    { principal: 'alexw@contoso.example', role: 'Security Reader', from: '-P29D' },
    { principal: 'Reporting', role: 'Reports Reader', from: '-P90D' },
  ];

  it('are found by the days that one sets, from the beginning or the last activation on', () =>
    play({ eligibilities, alerts: ALL_ON }, async (rig, adele) => {
      assert.deepEqual(await found(adele, name), ['Reporting: Reports Reader']);
      const [{ lastActivationDateTime }] = (await incidentsOf(adele, name)) as [Record<string, string>];
      assert.equal(lastActivationDateTime, null);
      const alex = await rig.as('Alex');
      await alex.post(REQUESTS, roleAsk('selfActivate', alex.id, 'Reports Reader', forDuration('PT1H')));
      assert.deepEqual(await found(adele, name), []);
      await rig.later('P1DT1H');
      assert.deepEqual(await found(adele, name), ['Alex Wilber: Security Reader']);
      await rig.later('P29D');
      assert.deepEqual(await found(adele, name), ['Alex Wilber: Security Reader', 'Reporting: Reports Reader']);
      const [, used] = await incidentsOf(adele, name);
      assert.match(used?.lastActivationDateTime ?? '', /^2026-11-24T08:0/);
      await configure(adele, name, 'redundantAssignmentAlert', { duration: 'P100D' });
      assert.deepEqual(await found(adele, name), []);
    }));

  it('lose the eligibility by remediation', () =>
    play({ eligibilities, alerts: ALL_ON }, async (_rig, adele) => {
      assert.equal((await remediateFirst(adele, name)).status, 200);
      const { body } = await adele.get(`${R}/roleEligibilitySchedules`);
      assert.deepEqual(
        body.value.map((one: { roleDefinitionId: string }) => one.roleDefinitionId),
        [roleId('Security Reader')],
      );
    }));
});

describe('Accounts that nobody signs in to', () => {
  const name = 'StaleSignInAlert';
  const people = contoso.people.map((person) =>
    person.displayName === 'Alex Wilber' ? { ...person, lastSignIn: '-P40D' } : person,
  );
  const change = {
    people: people as never,
    eligibilities: [{ principal: 'alexw@contoso.example', role: 'Security Reader' }],
    assignments: contoso.assignments.filter(({ principal }) => principal.startsWith('adele')),
  };

  it('are found until somebody signs in', () =>
    play(change, async (rig, adele) => {
      assert.deepEqual(await found(adele, name), ['Alex Wilber: Security Reader']);
      const [incident] = await incidentsOf(adele, name);
      assert.match(incident?.lastSignInDateTime ?? '', /^2026-10-15T08:0/);
      assert.match(incident?.assignmentCreatedDateTime ?? '', /^2026-08-26T08:0/);
      await signIn(rig, 'Alex');
      assert.deepEqual(await found(adele, name), []);
    }));

  it('lose what they hold by remediation, and are found by the days that one sets', () =>
    play(change, async (_rig, adele) => {
      await configure(adele, name, 'staleSignInAlert', { duration: 'P41D' });
      assert.deepEqual(await found(adele, name), []);
      await configure(adele, name, 'staleSignInAlert', { duration: 'P40D' });
      assert.deepEqual(await found(adele, name), ['Alex Wilber: Security Reader']);
      assert.equal((await remediateFirst(adele, name)).status, 200);
      assert.deepEqual(await found(adele, name), []);
    }));
});

describe('Roles that are activated too frequently', () => {
  const name = 'SequentialActivationRenewalsAlert';
  const type = 'sequentialActivationRenewalsAlert';

  it('are found when one activation follows the other, so often and so soon as one sets', () =>
    play({}, async (rig, adele) => {
      const alex = await rig.as('Alex');
      const activateAndEnd = async (pause: string) => {
        const asked = await alex.post(
          REQUESTS,
          roleAsk('selfActivate', alex.id, 'Security Reader', forDuration('PT10M')),
        );
        assert.equal(asked.status, 201);
        await rig.later('PT10M1S');
        await rig.later(pause);
      };
      for (let time = 0; time < 3; time += 1) await activateAndEnd('PT1M');
      assert.deepEqual(await found(adele, name), []);
      await configure(adele, name, type, { timeIntervalBetweenActivations: 'PT2M' });
      assert.deepEqual(await found(adele, name), ['Alex Wilber: Security Reader']);
      const [incident] = (await incidentsOf(adele, name)) as unknown as [Record<string, unknown>];
      assert.equal(incident.activationCount, 3);
      assert.match(String(incident.sequenceStartDateTime), /^2026-11-24T08:0/);
      assert.match(String(incident.sequenceEndDateTime), /^2026-11-24T08:3/);
      await configure(adele, name, type, { sequentialActivationCounterThreshold: 4 });
      assert.deepEqual(await found(adele, name), []);
      await activateAndEnd('PT3M');
      assert.deepEqual(await found(adele, name), ['Alex Wilber: Security Reader']);
      await activateAndEnd('PT1M');
      assert.equal(
        ((await incidentsOf(adele, name)) as unknown as [{ activationCount: number }])[0].activationCount,
        4,
      );
      const refused = await remediateFirst(adele, name);
      assert.equal(refused.status, 400);
      await rig.later('P46D');
      assert.deepEqual(await found(adele, name), []);
    }));
});

describe('Roles that are activated without multi-factor authentication', () => {
  const name = 'NoMfaOnRoleActivationAlert';
  const roles = contoso.roles.filter(({ displayName }) =>
    ['Privileged Role Administrator', 'Security Reader', 'Exchange Administrator', 'Global Administrator'].includes(
      displayName,
    ),
  );
  const change = {
    roles: roles as never,
    eligibilities: [],
    assignments: contoso.assignments.slice(2),
    alerts: ALL_ON,
  };

  it('are found by their policies; a context is strong enough', () =>
    play(change, async (_rig, adele) => {
      const [incident, ...others] = await incidentsOf(adele, name);
      assert.deepEqual(others, []);
      assert.deepEqual(incident, {
        '@odata.type': '#microsoft.graph.noMfaOnRoleActivationAlertIncident',
        id: roleId('Security Reader'),
        roleDisplayName: 'Security Reader',
        roleTemplateId: roleId('Security Reader'),
      });
    }));

  it('ask for it after remediation, and for everything that they asked for before', () =>
    play(change, async (_rig, adele) => {
      const filter = `scopeId eq '/' and scopeType eq 'DirectoryRole' and roleDefinitionId eq '${roleId('Security Reader')}'`;
      const assigned = await adele.get(`/v1.0/policies/roleManagementPolicyAssignments?$filter=${filter}`);
      const rule = `/v1.0/policies/roleManagementPolicies/${assigned.body.value[0].policyId}/rules/Enablement_EndUser_Assignment`;
      await adele.patch(rule, ruleBody('Enablement_EndUser_Assignment', { enabledRules: ['Ticketing'] }));
      assert.equal((await remediateFirst(adele, name)).status, 200);
      assert.deepEqual((await adele.get(rule)).body.enabledRules, ['MultiFactorAuthentication', 'Ticketing']);
      assert.deepEqual(await found(adele, name), []);
    }));
});

describe('A tenant whose licence is over', () => {
  it('is told so by an alert that can still be read, and by nothing that can be remediated', () =>
    play({ isLicensed: false }, async (_rig, adele) => {
      const alert = await alertNamed(adele, 'InvalidLicenseAlert');
      assert.deepEqual([alert.isActive, alert.incidentCount], [true, 1]);
      assert.equal((await remediateFirst(adele, 'InvalidLicenseAlert')).status, 400);
      assert.equal((await adele.get(`${R}/roleEligibilitySchedules`)).body.error.code, 'AadPremiumLicenseRequired');
    }));
});

/** As Teams and the bot do it: an assertion is exchanged for a token. */
async function signIn(rig: Rig, name: string): Promise<void> {
  const { body } = await rig.control('tokens', { user: idOf(contoso.people, name), resource: 'bot' });
  const response = await fetch(`${rig.url}/login/${contoso.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      client_id: contoso.bot.appId,
      client_secret: 'sandbox-secret',
      assertion: body.accessToken,
      requested_token_use: 'on_behalf_of',
      scope: 'https://graph.microsoft.com/.default',
    }),
  });
  assert.equal(response.status, 200, await response.text());
}
