import assert from 'node:assert/strict';
import {
  type Alert,
  type AlertHandling,
  changePolicy,
  createMyRights,
  createSubmit,
  limitToFeatures,
  listAlerts,
  type PimDeps,
  type ProviderName,
} from '../../src/pim/index.ts';
import { errorWords } from '../../src/words/error-words.ts';
import { createWords } from '../../src/words/words.ts';
import { groupTarget } from '../microsoft/graph/live-graph.ts';
import { azureTarget, DEV } from '../simulator/arm/arm-rig.ts';
import { createMemoryIntentStore } from '../stand-ins/memory-intent-store.ts';
import { type Live, roleTarget, startLive } from './live.ts';

const TARGETS = [
  roleTarget('Security Reader'),
  groupTarget('Prod Database Operators'),
  azureTarget('Contributor', DEV),
];
const SCOPES: readonly (readonly [ProviderName, string])[] = [
  ['entra-role', '/'],
  ['azure-resource', '/providers/Microsoft.Management/managementGroups/contoso'],
];
const CHANGE = { activation: { enablement: { enabledRules: ['Ticketing'] } } };

describe('What is switched off', () => {
  let live: Live;
  before(async () => {
    live = await startLive();
  });
  beforeEach(() => live.reset());
  after(() => live.stop());

  /** The same parts, as far as `features` go. */
  function limited(...features: readonly string[]): PimDeps {
    const providers = new Map([...live.providers].map(([name, one]) => [name, limitToFeatures(one, features)]));
    const { clock, localTruth } = live;
    const intents = createMemoryIntentStore();
    const submit = createSubmit({ providers, intents, clock, newId: () => crypto.randomUUID() });
    return { providers, clock, localTruth, submit, myRights: createMyRights(providers, clock) };
  }
  const asked = () => ({ person: live.person('Adele'), activityId: crypto.randomUUID() });
  const isOff = (feature: string) => (error: { code?: string; message?: string; facts?: Record<string, unknown> }) => {
    assert.deepEqual([error.code, error.facts?.feature], ['FeatureOff', feature]);
    assert.match(String(error.message), new RegExp(`BOT_FEATURES=${feature}`));
    assert.match(errorWords(error, createWords('en')).next, new RegExp(`BOT_FEATURES=${feature}`));
    return true;
  };

  for (const target of TARGETS)
    it(`changes no policy of ${target.provider}, says which setting does, and asks nothing of PIM`, async () => {
      await live.asked();
      await assert.rejects(
        changePolicy(limited('alerts'), { ...asked(), target, change: CHANGE }),
        isOff('policyEditing'),
      );
      assert.deepEqual(await live.asked(), []);
      await changePolicy(limited('policyEditing'), { ...asked(), target, change: CHANGE });
      const policy = await live.providers.get(target.provider)?.policies.read(live.person('Adele'), target);
      assert.deepEqual(policy?.activation.enablement?.enabledRules, ['Ticketing']);
    });

  for (const [provider, scopeId] of SCOPES)
    it(`shows and handles no alerts of ${provider}, says which setting does, and asks nothing of PIM`, async () => {
      const person = live.person('Adele');
      const listed = await listAlerts(limited('alerts'), person, provider, scopeId);
      const [alert] = listed as readonly [Alert, ...Alert[]];
      await live.asked();
      await assert.rejects(listAlerts(limited('policyEditing'), person, provider, scopeId), isOff('alerts'));
      const handlings: readonly AlertHandling[] = [
        { kind: 'dismiss' },
        { kind: 'refresh' },
        { kind: 'remediate', incidentId: 'any' },
      ];
      for (const handling of handlings) {
        const { activityId } = asked();
        const write = { type: 'handle-alert', alert, handling } as const;
        await assert.rejects(limited().submit(person, activityId, write), isOff('alerts'));
      }
      const alerts = limited().providers.get(provider)?.alerts;
      await assert.rejects(alerts?.incidents(person, alert) ?? Promise.resolve(), isOff('alerts'));
      assert.deepEqual(await live.asked(), []);
    });

  it('takes nothing from what is always on', async () => {
    const deps = limited();
    const alex = live.person('Alex');
    assert.ok((await deps.myRights.eligibilities(alex)).answers.flat().length > 10);
    for (const target of TARGETS) assert.ok(await deps.myRights.policy(alex, target));
    assert.deepEqual(await listAlerts(deps, alex, 'group', 'any'), []);
  });
});
