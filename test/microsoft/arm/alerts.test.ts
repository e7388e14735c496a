import assert from 'node:assert/strict';
import type { Alert } from '../../../src/pim/index.ts';
import { ALEX } from '../http/rig.ts';
import { answering, SUBSCRIPTION } from './answering.ts';

const NAME = 'TooManyOwnersAssignedToResource';
const WIRE = {
  id: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleManagementAlerts/${NAME}`,
  name: NAME,
  properties: {
    scope: SUBSCRIPTION.slice(1),
    incidentCount: 2,
    lastScannedDateTime: '2022-04-06T18:25:00.38+00:00',
    isActive: true,
    alertDefinition: {
      properties: {
        displayName: 'Too many owners assigned to a resource',
        severityLevel: 'Medium',
        securityImpact: 'More owners, more harm.',
        mitigationSteps: 'Take some away.',
        isRemediatable: true,
      },
    },
  },
};

/** The alert that is read, and what is asked of Azure when something is done about it. */
async function alertFrom(properties: object = {}) {
  const row = { ...WIRE, properties: { ...WIRE.properties, ...properties } };
  const { azure, asked } = answering(({ method }) => (method === 'GET' ? { body: { value: [row] } } : { status: 204 }));
  const alerts = azure.alerts ?? assert.fail();
  const [read] = await alerts.list(ALEX, SUBSCRIPTION);
  return { alerts, asked, read: read ?? assert.fail() };
}

describe('An alert of Azure', () => {
  it('says what is wrong, where, how bad it is and what helps', async () => {
    const { read } = await alertFrom();
    assert.deepEqual(read, {
      provider: 'azure-resource',
      id: NAME,
      scopeId: SUBSCRIPTION,
      title: 'Too many owners assigned to a resource',
      severity: 'medium',
      isActive: true,
      incidentCount: 2,
      lastScannedAt: new Date('2022-04-06T18:25:00.380Z'),
      impact: 'More owners, more harm.',
      mitigation: 'Take some away.',
      isRemediatable: true,
    } satisfies Alert);
  });

  it('without a definition has at least its name, and promises no remedy', async () => {
    const { read } = await alertFrom({ alertDefinition: undefined, incidentCount: undefined });
    assert.deepEqual([read.title, read.severity, read.isRemediatable, read.incidentCount], [NAME, 'unknown', false, 0]);
  });

  it('is dismissed, looked for again and mended at its own scope', async () => {
    const { alerts, asked, read } = await alertFrom();
    await alerts.dismiss(ALEX, read);
    await alerts.refresh(ALEX, read);
    await alerts.remediate(ALEX, read, 'incident-1');
    const path = `https://management.azure.com${WIRE.id}`;
    assert.deepEqual(
      asked.slice(1).map(({ method, url, body }) => [method, url, body]),
      [
        ['PATCH', `${path}?api-version=2022-08-01-preview`, { properties: { isActive: false } }],
        ['POST', `${path}/refresh?api-version=2022-08-01-preview`, undefined],
        ['POST', `${path}/alertIncidents/incident-1/remediate?api-version=2022-08-01-preview`, undefined],
      ],
    );
  });

  it('shows what it found, in the service’s own words', async () => {
    const incident = {
      id: `${WIRE.id}/alertIncidents/1`,
      name: '1',
      properties: { alertIncidentType: `${NAME}AlertIncident`, assigneeName: 'testUser', nothing: null, many: 3 },
    };
    const { azure } = answering(() => ({ body: { value: [incident] } }));
    const { read } = await alertFrom();
    const [found] = (await azure.alerts?.incidents(ALEX, read)) ?? [];
    assert.deepEqual(found, {
      id: '1',
      facts: new Map([
        ['alertIncidentType', `${NAME}AlertIncident`],
        ['assigneeName', 'testUser'],
        ['many', '3'],
      ]),
    });
  });
});
