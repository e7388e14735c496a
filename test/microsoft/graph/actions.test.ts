import assert from 'node:assert/strict';
import {
  ACTIONS,
  type Action,
  existsFor,
  isSelfAction,
  type PimProvider,
  type RightKind,
  type Schedule,
  type ScheduleRequest,
  type ScheduleWindow,
  type Target,
  targetOf,
} from '../../../src/pim/index.ts';
import { azureTarget, WEB_DEV } from '../../simulator/arm/arm-rig.ts';
import { draftOf, from, lasting } from './drafts.ts';
import { failureOf, groupTarget, type LiveGraph, roleTarget, startLiveGraph } from './live-graph.ts';
import { createMatrix } from './matrix.ts';

const KINDS: readonly RightKind[] = ['assignment', 'eligibility'];
const PROVIDERS = ['entra-role', 'group', 'azure-resource'] as const;
type Name = (typeof PROVIDERS)[number];

const TARGETS: Readonly<Record<Name, Target>> = {
  'entra-role': roleTarget('Reports Reader'),
  group: groupTarget('Prod Database Operators'),
  'azure-resource': azureTarget('Monitoring Reader', WEB_DEV),
};
const DAY_MS = 24 * 60 * 60 * 1000;

describe('PIM, every provider, action and kind of right', () => {
  let live: LiveGraph;
  const columns = PROVIDERS.flatMap((provider) => KINDS.map((kind) => `${provider} ${kind}`));
  const matrix = createMatrix('action', ACTIONS, columns);
  before(async () => {
    live = await startLiveGraph();
  });
  afterEach(() => live.reset());
  after(async () => {
    matrix.print();
    await live.stop();
  });

  /** Isaiah, who holds nothing at first, Adele, who administers, and something that neither the tenant nor PIM refuses. */
  function stage(name: Name, kind: RightKind) {
    const provider = providerNamed(live, name);
    const target = TARGETS[name];
    const [isaiah, adele] = [live.person('Isaiah'), live.person('Adele')];
    const send = (action: Action, of: RightKind, window?: ScheduleWindow) => {
      const draft = draftOf(action, of, target, isaiah.objectId, window);
      return provider.requests.submit(isSelfAction(action) ? isaiah : adele, draft, crypto.randomUUID());
    };
    return {
      target,
      now: () => live.rig.simulator.clock.now().getTime(),
      act: (action: Action, window?: ScheduleWindow) => send(action, kind, window),
      give: (duration: string) => send('adminAssign', kind, from(lasting(duration))),
      makeEligible: () => send('adminAssign', 'eligibility', from(lasting('P10D'))),
      schedules: () =>
        provider.rights.schedules(adele, kind, { principalId: isaiah.objectId, scopeId: target.scopeId }),
      later: (duration: string) => live.rig.later(duration),
    };
  }
  type Stage = ReturnType<typeof stage>;

  const only = (schedules: readonly Schedule[]): Schedule => {
    assert.equal(schedules.length, 1);
    return schedules[0] as Schedule;
  };
  const daysFrom = (now: number, { endsAt }: Schedule) => Math.round((Number(endsAt) - now) / DAY_MS);

  /** What comes before, the action itself, and what PIM then shows. */
  const STORIES: Readonly<Record<Action, (on: Stage) => Promise<ScheduleRequest>>> = {
    adminAssign: async (on) => {
      const made = await on.give('P10D');
      assert.equal(made.status, 'Provisioned');
      const schedule = only(await on.schedules());
      assert.deepEqual([schedule.scheduleId, schedule.requestId], [made.targetScheduleId, made.id]);
      assert.equal(daysFrom(on.now(), schedule), 10);
      return made;
    },
    adminUpdate: async (on) => {
      await on.give('P10D');
      const made = await on.act('adminUpdate', from(lasting('P5D')));
      assert.equal(daysFrom(on.now(), only(await on.schedules())), 5);
      return made;
    },
    adminExtend: async (on) => {
      await on.give('P10D');
      const until = new Date(on.now() + 20 * DAY_MS);
      const made = await on.act('adminExtend', from({ type: 'after-date-time', endsAt: until }));
      assert.deepEqual(only(await on.schedules()).endsAt, until);
      return made;
    },
    adminRemove: async (on) => {
      await on.give('P10D');
      const made = await on.act('adminRemove');
      assert.equal(made.status, 'Revoked');
      assert.equal(made.targetScheduleId, undefined);
      assert.deepEqual(await on.schedules(), []);
      return made;
    },
    adminRenew: async (on) => {
      await on.give('P1D');
      await on.later('P2D');
      assert.deepEqual(await on.schedules(), []);
      const made = await on.act('adminRenew', from(lasting('P3D')));
      assert.equal(daysFrom(on.now(), only(await on.schedules())), 3);
      return made;
    },
    selfActivate: async (on) => {
      await on.makeEligible();
      const made = await on.act('selfActivate', from(lasting('PT2H')));
      assert.equal(made.status, 'Provisioned');
      const schedule = only(await on.schedules());
      assert.equal(schedule.assignmentType, 'activated');
      assert.equal(Number(schedule.endsAt) - Number(schedule.startsAt), DAY_MS / 12);
      return made;
    },
    selfDeactivate: async (on) => {
      await on.makeEligible();
      await on.act('selfActivate');
      await on.later('PT6M');
      const made = await on.act('selfDeactivate');
      assert.equal(made.status, 'Revoked');
      assert.deepEqual(await on.schedules(), []);
      return made;
    },
    selfExtend: async (on) => {
      await on.give('P10D');
      const made = await on.act('selfExtend', from(lasting('P20D')));
      assert.equal(made.status, 'PendingAdminDecision');
      return made;
    },
    selfRenew: async (on) => {
      await on.give('P1D');
      await on.later('P2D');
      const made = await on.act('selfRenew', from(lasting('P3D')));
      assert.equal(made.status, 'PendingAdminDecision');
      return made;
    },
  };

  for (const name of PROVIDERS)
    for (const kind of KINDS)
      for (const action of ACTIONS) {
        const column = `${name} ${kind}`;
        if (!existsFor(action, kind)) {
          it(`${column}: PIM has no ${action}, and says so`, async () => {
            const on = stage(name, kind);
            await on.makeEligible();
            assert.equal((await failureOf(on.act(action))).facts.pimCode, 'InvalidRoleAssignmentRequest');
            matrix.mark(action, column, 'none in PIM');
          });
          continue;
        }
        it(`${column}: ${action} is done, and found again by its id`, async () => {
          const on = stage(name, kind);
          const made = await STORIES[action](on);
          assert.equal(made.action.toLowerCase(), action.toLowerCase());
          assert.deepEqual([made.provider, made.kind, targetOf(made)], [name, kind, on.target]);
          assert.equal(made.principal.id, live.person('Isaiah').objectId);
          const found = await providerNamed(live, name).requests.find(live.person('Adele'), made);
          assert.deepEqual(
            [found?.id, found?.status, found?.justification],
            [made.id, made.status, made.justification],
          );
          assert.equal(found?.principal.name, 'Isaiah Langer');
          matrix.mark(action, column);
        });
      }
});

const providerNamed = ({ roles, groups, azure }: LiveGraph, name: Name): PimProvider =>
  ({ 'entra-role': roles, group: groups, 'azure-resource': azure })[name];
