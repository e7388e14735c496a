import assert from 'node:assert/strict';
import type { Alert } from '../../../src/pim/index.ts';
import type { Answer } from '../http/answering-send.ts';
import { ALEX } from '../http/rig.ts';
import { answering } from './answering.ts';

const ID = 'DirectoryRole_3b0e753b-22fa-4c16-9bf2-470b80be80d6_TooManyGlobalAdminsAssignedToTenantAlert';
const WIRE = {
  id: ID,
  alertDefinitionId: ID,
  scopeId: '/',
  scopeType: 'DirectoryRole',
  incidentCount: 7,
  isActive: true,
  lastScannedDateTime: '2026-09-20T17:06:01.363Z',
  alertDefinition: {
    displayName: 'There are too many global administrators',
    severityLevel: 'low',
    securityImpact: 'One of them may be compromised.',
    mitigationSteps: 'Assign lesser roles.',
    isRemediatable: true,
  },
};

function alertsAnswering(answer: Answer) {
  const { roles, asked } = answering(() => answer);
  const { alerts } = roles;
  if (!alerts) throw new Error('Entra roles have alerts.');
  return { alerts, asked, calls: () => asked.map(({ method, url }) => `${method} ${decodeURIComponent(url)}`) };
}

const listed = async (...wires: object[]): Promise<readonly Alert[]> =>
  alertsAnswering({ body: { value: wires } }).alerts.list(ALEX, '/');

describe('Alerts of Graph', () => {
  it('are listed with what they mean, in one call to beta', async () => {
    const { alerts, calls } = alertsAnswering({ body: { value: [WIRE] } });
    assert.deepEqual(await alerts.list(ALEX, '/'), [
      {
        provider: 'entra-role',
        id: ID,
        scopeId: '/',
        title: 'There are too many global administrators',
        severity: 'low',
        isActive: true,
        incidentCount: 7,
        lastScannedAt: new Date('2026-09-20T17:06:01.363Z'),
        impact: 'One of them may be compromised.',
        mitigation: 'Assign lesser roles.',
        isRemediatable: true,
      },
    ]);
    assert.deepEqual(calls(), [
      "GET https://graph.microsoft.com/beta/identityGovernance/roleManagementAlerts/alerts?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole'&$expand=alertDefinition",
    ]);
  });

  it('are listed also where something is missing, never scanned or new', async () => {
    const [bare] = await listed({ id: ID, scopeId: '/', isActive: false, lastScannedDateTime: '0001-01-01T08:00:00Z' });
    assert.deepEqual(
      [bare?.title, bare?.severity, bare?.incidentCount, bare?.lastScannedAt, bare?.isRemediatable],
      ['TooManyGlobalAdminsAssignedToTenantAlert', 'unknown', 0, undefined, false],
    );
    const [loud] = await listed({ ...WIRE, alertDefinition: { severityLevel: 'HIGH' } });
    assert.equal(loud?.severity, 'high');
    const [new1] = await listed({ ...WIRE, alertDefinition: { severityLevel: 'informational' } });
    assert.equal(new1?.severity, 'unknown');
  });

  it('have incidents whose facts go by the names that the service gives them', async () => {
    const { alerts } = alertsAnswering({
      body: {
        value: [
          {
            '@odata.type': '#microsoft.graph.staleSignInAlertIncident',
            id: 'incident-1',
            assigneeDisplayName: 'Isaiah Langer',
            activationCount: 3,
            lastSignInDateTime: null,
          },
        ],
      },
    });
    const [incident] = await alerts.incidents(ALEX, { id: ID } as Alert);
    assert.equal(incident?.id, 'incident-1');
    assert.deepEqual(
      [...(incident?.facts ?? [])],
      [
        ['assigneeDisplayName', 'Isaiah Langer'],
        ['activationCount', '3'],
      ],
    );
  });

  it('are dismissed, refreshed without waiting for the scan, and remediated, by one request each', async () => {
    const { alerts, asked, calls } = alertsAnswering({ status: 202, headers: { location: 'https://evil.example/' } });
    const alert = { id: ID } as Alert;
    await alerts.dismiss(ALEX, alert);
    await alerts.refresh(ALEX, alert);
    await alerts.remediate(ALEX, alert, 'incident/1');
    const at = `https://graph.microsoft.com/beta/identityGovernance/roleManagementAlerts/alerts/${ID}`;
    assert.deepEqual(calls(), [`PATCH ${at}`, `POST ${at}/refresh`, `POST ${at}/alertIncidents/incident/1/remediate`]);
    assert.ok(asked[2]?.url.includes('/incident%2F1/'), 'an id stays one segment');
    assert.deepEqual(
      asked.map(({ body }) => body),
      [{ isActive: false }, undefined, undefined],
    );
  });

  it('do not exist for groups', () => {
    assert.equal(answering(() => ({})).groups.alerts, undefined);
  });
});
