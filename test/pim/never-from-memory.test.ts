import assert from 'node:assert/strict';
import {
  activateRole,
  changePolicy,
  grantRight,
  isRefusal,
  type Person,
  removeRight,
  sameTarget,
  type Target,
  targetOf,
} from '../../src/pim/index.ts';
import { draftOf } from '../microsoft/graph/drafts.ts';
import { failureOf, groupTarget } from '../microsoft/graph/live-graph.ts';
import { azureTarget, DEV } from '../simulator/arm/arm-rig.ts';
import { type Live, roleTarget, startLive } from './live.ts';
import { duration } from './sample.ts';

/** Held by nobody at first, and held by Alex. */
const PROVIDERS = [
  { fresh: roleTarget('Reports Reader'), held: roleTarget('Security Reader') },
  { fresh: groupTarget('Prod Database Operators', 'owner'), held: groupTarget('Prod Database Operators') },
  { fresh: azureTarget('Monitoring Reader', DEV), held: azureTarget('Contributor', DEV) },
];

describe('What is remembered of a person', () => {
  let live: Live;
  let isaiah: Person;
  let alex: Person;
  before(async () => {
    live = await startLive();
    isaiah = live.person('Isaiah');
    alex = live.person('Alex');
  });
  beforeEach(() => live.reset());
  after(() => live.stop());

  const asked = () => ({ person: live.person('Adele'), activityId: crypto.randomUUID() });
  const isRemembered = async (person: Person, target: Target) =>
    (await live.myRights.eligibilitiesOf(target.provider, person)).some((one) => sameTarget(targetOf(one), target));
  const activate = (person: Person, target: Target, justification = 'INC-4711') =>
    activateRole(live, {
      person,
      activityId: crypto.randomUUID(),
      target,
      input: { duration: duration('PT1H'), justification },
    });

  for (const { fresh, held } of PROVIDERS) {
    it(`is read anew after an administrator gave or took something (${fresh.provider})`, async () => {
      assert.equal(await isRemembered(isaiah, fresh), false);
      const input = { duration: duration('P1D'), justification: 'INC-4711' };
      const whose = { kind: 'eligibility', target: fresh, principalId: isaiah.objectId } as const;
      const given = await grantRight(live, { ...asked(), wish: { action: 'adminAssign', ...whose, input } });
      assert.equal(given.kind, 'requested');
      assert.equal(await isRemembered(isaiah, fresh), true);
      assert.equal((await removeRight(live, { ...asked(), ...whose, justification: 'over' })).kind, 'requested');
      assert.equal(await isRemembered(isaiah, fresh), false);
    });

    it(`is read anew after rules were changed (${held.provider})`, async () => {
      await live.myRights.policy(alex, held);
      const change = { activation: { enablement: { enabledRules: ['Justification', 'Ticketing'] } } };
      await changePolicy(live, { ...asked(), target: held, change });
      const outcome = await activate(alex, held);
      assert.ok(outcome.kind === 'needs-input');
      assert.deepEqual(outcome.plan.missing, ['ticketNumber']);
    });

    it(`decides nothing: what was taken away behind our back is PIM’s to refuse (${held.provider})`, async () => {
      assert.equal(await isRemembered(alex, held), true);
      const adele = live.person('Adele');
      const { requests } = live.providers.get(held.provider) ?? assert.fail();
      await requests.submit(adele, draftOf('adminRemove', 'eligibility', held, alex.objectId), crypto.randomUUID());
      const failure = await failureOf(activate(alex, held));
      assert.ok(failure.code === 'NotEligible' || isRefusal(failure), failure.message);
      assert.equal(await isRemembered(alex, held), false);
    });
  }
});
