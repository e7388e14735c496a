import assert from 'node:assert/strict';
import { listAlerts, type PimRefusal } from '../../../src/pim/index.ts';
import { type Live, startLive } from '../../pim/live.ts';
import { DEV } from '../../simulator/arm/arm-rig.ts';

const OUTSIDE = 'AzureRolesAssignedOutsidePimAlert';

describe('Alerts of Azure, against the simulator', () => {
  let live: Live;
  before(async () => {
    live = await startLive();
  });
  beforeEach(() => live.reset());
  after(() => live.stop());

  const alertsOf = () => live.providers.get('azure-resource')?.alerts ?? assert.fail('Azure has alerts.');
  const read = async (name = OUTSIDE) =>
    (await alertsOf().list(live.person('Adele'), DEV)).find(({ id }) => id === name) ?? assert.fail(name);

  it('name what is wrong at a scope, the active ones first', async () => {
    const [first] = await listAlerts(live, live.person('Adele'), 'azure-resource', DEV);
    assert.deepEqual([first?.id, first?.scopeId, first?.isActive], [OUTSIDE, DEV, true]);
    const [incident, ...more] = await alertsOf().incidents(live.person('Adele'), first ?? assert.fail());
    assert.deepEqual(more, []);
    assert.equal(incident?.facts.get('assigneeDisplayName'), 'Lynne Robbins');
    assert.equal(incident?.facts.get('roleDisplayName'), 'Owner');
  });

  it('are dismissed until a scan finds the same again', async () => {
    const adele = live.person('Adele');
    await alertsOf().dismiss(adele, await read());
    assert.equal((await read()).isActive, false);
    await alertsOf().refresh(adele, await read());
    await live.rig.later('PT1H');
    assert.equal((await read()).isActive, true);
  });

  it('have PIM mend what it found', async () => {
    const adele = live.person('Adele');
    const [incident] = await alertsOf().incidents(adele, await read());
    await alertsOf().remediate(adele, await read(), incident?.id ?? assert.fail());
    await alertsOf().refresh(adele, await read());
    await live.rig.later('PT1H');
    assert.deepEqual(await alertsOf().incidents(adele, await read()), []);
  });

  it('are not shown to who has no role there', async () => {
    const refused = ({ facts }: PimRefusal) => facts.status === 403;
    await assert.rejects(alertsOf().list(live.person('Alex'), DEV), refused);
  });
});
