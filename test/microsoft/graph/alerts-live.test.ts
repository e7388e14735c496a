import assert from 'node:assert/strict';
import type { Alert, Alerts } from '../../../src/pim/index.ts';
import { failureOf, type LiveGraph, startLiveGraph } from './live-graph.ts';

describe('Alerts of Entra roles, against the simulator', () => {
  let live: LiveGraph;
  let alerts: Alerts;
  before(async () => {
    live = await startLiveGraph();
    assert.ok(live.roles.alerts);
    alerts = live.roles.alerts;
  });
  afterEach(() => live.reset());
  after(() => live.stop());

  const adele = () => live.person('Adele');
  async function alertAbout(what: RegExp): Promise<Alert> {
    const found = (await alerts.list(adele(), '/')).find(({ id }) => what.test(id));
    assert.ok(found);
    return found;
  }
  const outside = () => alertAbout(/RolesAssignedOutsidePim/);

  it('show the two that are active, with what to do about them', async () => {
    const all = await alerts.list(adele(), '/');
    assert.equal(all.length, 7);
    assert.deepEqual(
      all.filter(({ isActive }) => isActive).map(({ id }) => id.split('_').at(-1)),
      ['RolesAssignedOutsidePimAlert', 'TooManyGlobalAdminsAssignedToTenantAlert'],
    );
    const { title, severity, isRemediatable, impact, mitigation, lastScannedAt } = await outside();
    assert.match(title, /outside of Privileged Identity Management/);
    assert.deepEqual([severity, isRemediatable], ['high', true]);
    assert.ok(impact && mitigation && lastScannedAt);
  });

  it('name whom they found', async () => {
    const [incident] = await alerts.incidents(adele(), await outside());
    assert.equal(incident?.facts.get('assigneeDisplayName'), 'Alex Wilber');
    assert.equal(incident?.facts.get('roleDisplayName'), 'Message Center Reader');
  });

  it('are dismissed until the next scan', async () => {
    await alerts.dismiss(adele(), await outside());
    assert.equal((await outside()).isActive, false);
    await alerts.refresh(adele(), await outside());
    await live.rig.later('PT10M');
    assert.equal((await outside()).isActive, true);
  });

  it('are mended by PIM, and found no more by the next scan', async () => {
    const alert = await outside();
    const [incident] = await alerts.incidents(adele(), alert);
    assert.ok(incident);
    await alerts.remediate(adele(), alert, incident.id);
    const held = await live.roles.rights.assignments(live.person('Alex'), 'mine');
    assert.ok(!held.some(({ role }) => role.name === 'Message Center Reader'));
    await alerts.refresh(adele(), alert);
    await live.rig.later('PT10M');
    assert.deepEqual(await alerts.incidents(adele(), alert), []);
  });

  it('are closed to who has no role for them, and exist for the whole directory only', async () => {
    assert.equal((await failureOf(alerts.list(live.person('Isaiah'), '/'))).facts.status, 403);
    const unit = '/administrativeUnits/5a3c1fbd-f9da-4bf3-a816-96a68afe2312';
    assert.equal((await failureOf(alerts.list(adele(), unit))).facts.status, 400);
  });
});
