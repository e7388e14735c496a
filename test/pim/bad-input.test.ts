import assert from 'node:assert/strict';
import { parseIsoDuration } from '../../src/core/iso-duration.ts';
import {
  activateRole,
  grantRight,
  isRefusal,
  type PlanInput,
  pimCodeOf,
  type Refusal,
  type RightKind,
  type Target,
  windowOf,
} from '../../src/pim/index.ts';
import { errorWords } from '../../src/words/error-words.ts';
import { createWords } from '../../src/words/words.ts';
import { draftOf } from '../microsoft/graph/drafts.ts';
import { failureOf, groupTarget } from '../microsoft/graph/live-graph.ts';
import { azureTarget, DEV } from '../simulator/arm/arm-rig.ts';
import { type Live, roleTarget, startLive } from './live.ts';
import { duration } from './sample.ts';

const HOUR_MS = 3_600_000;
const NOBODY = '99999999-9999-4999-8999-999999999999';

/** Something that Alex may activate for some hours, one of each provider. */
const TARGETS = [
  roleTarget('Security Reader'),
  groupTarget('Prod Database Operators'),
  azureTarget('Contributor', DEV),
];

/** What cannot be: no scope at all, and a role that Alex may activate, but elsewhere. */
const ELSEWHERE: readonly (readonly [what: string, target: Target])[] = [
  ['a scope that is none', { ...roleTarget('Security Reader'), scopeId: 'nowhere' }],
  ['a scope that is none', { ...groupTarget('Prod Database Operators'), scopeId: 'nowhere' }],
  ['a scope that is none', { ...azureTarget('Contributor', DEV), scopeId: 'nowhere' }],
  ['a role of another scope', roleTarget('Helpdesk Administrator', '/')],
  ['a role of another scope', groupTarget('Prod Database Operators', 'owner')],
  ['a role of another scope', azureTarget('Owner', DEV)],
];

/** What is no scope by its form alone, each of its own part of PIM. */
const MALFORMED: readonly (readonly [target: Target, scopeId: string])[] = [
  ...['', 'nowhere', 'administrativeUnits', '/administrativeUnits/nonsense', '/administrativeUnits/', '/nonsense'].map(
    (scopeId) => [roleTarget('Security Reader'), scopeId] as const,
  ),
  ...['', '/', 'Prod Database Operators', `${NOBODY}0`, `/${NOBODY}`].map(
    (scopeId) => [groupTarget('Prod Database Operators'), scopeId] as const,
  ),
  [azureTarget('Contributor', DEV), 'subscriptions'],
];

const WINDOWS: readonly (readonly [what: string, input: (now: Date) => PlanInput, refusal: Refusal['kind']])[] = [
  ['a duration over the maximum', () => ({ duration: duration('P2D') }), 'duration-over-maximum'],
  ['a duration under five minutes', () => ({ duration: duration('PT4M59S') }), 'duration-under-minimum'],
  ['permanence that the policy forbids', () => ({ isPermanent: true }), 'permanent-not-allowed'],
  [
    'an end before the start',
    (now) => ({
      startsAt: new Date(now.getTime() + 2 * HOUR_MS),
      endsAt: new Date(now.getTime() + HOUR_MS),
    }),
    'end-not-after-start',
  ],
  [
    'a start in the past',
    (now) => ({ startsAt: new Date(now.getTime() - HOUR_MS), duration: duration('PT1H') }),
    'start-in-past',
  ],
];

describe('Bad input', () => {
  let live: Live;
  before(async () => {
    live = await startLive();
  });
  beforeEach(() => live.reset());
  after(() => live.stop());

  const activate = (target: Target, input: PlanInput) =>
    activateRole(live, { person: live.person('Alex'), activityId: crypto.randomUUID(), target, input });
  const grant = (target: Target, kind: RightKind, principalId: string, justification = 'INC-4711') =>
    grantRight(live, {
      person: live.person('Adele'),
      activityId: crypto.randomUUID(),
      wish: {
        action: 'adminAssign',
        kind,
        target,
        principalId,
        input: { duration: duration('P1D'), justification },
      },
    });
  const writes = async () => (await live.asked()).filter((line) => !line.startsWith('GET'));

  for (const target of TARGETS)
    for (const [what, said, kind] of WINDOWS)
      it(`${what} is refused before anything is sent, as PIM would (${target.provider})`, async () => {
        const now = live.clock.now();
        const input = { justification: 'INC-4711', ...said(now) };
        const outcome = await activate(target, input);
        assert.ok(outcome.kind === 'needs-input', outcome.kind);
        const [refusal, another] = outcome.plan.refusals;
        assert.ok(refusal && !another);
        assert.equal(refusal.kind, kind);
        assert.deepEqual(await writes(), []);

        const window = windowOf(input, now) ?? assert.fail();
        const person = live.person('Alex');
        const draft = draftOf('selfActivate', 'assignment', target, person.objectId, window);
        const { requests } = live.providers.get(target.provider) ?? assert.fail();
        const asked = requests.validate(person, draft, crypto.randomUUID());
        // PIM would begin at once instead: that is not what was said, and it has no words for it.
        if (kind === 'start-in-past') return void (await asked);
        assert.equal((await failureOf(asked)).facts.pimCode, pimCodeOf(refusal));
      });

  for (const text of ['P6M', 'P1Y', 'P1Y2M', 'P1M2DT3H'])
    it(`a duration in months, such as ${text}, is none, and without one nothing is sent`, async () => {
      assert.equal(parseIsoDuration(text), undefined);
      for (const target of TARGETS) {
        const outcome = await activate(target, { duration: parseIsoDuration(text), justification: 'INC-4711' });
        assert.ok(outcome.kind === 'needs-input' && outcome.plan.missing.includes('duration'));
      }
      assert.deepEqual(await writes(), []);
    });

  for (const [what, target] of ELSEWHERE)
    it(`${what} is not eligible, and nothing is sent (${target.provider})`, async () => {
      const failure = await failureOf(activate(target, { duration: duration('PT1H'), justification: 'INC-4711' }));
      assert.equal(failure.code, 'NotEligible');
      assert.deepEqual(await writes(), []);
    });

  for (const [target, scopeId] of MALFORMED)
    it(`an administrator’s scope "${scopeId}" is refused before anything is sent (${target.provider})`, async () => {
      await live.asked();
      const malformed = { ...target, scopeId };
      for (const kind of ['eligibility', 'assignment'] as const) {
        const failure = await failureOf(grant(malformed, kind, live.person('Isaiah').objectId));
        assert.equal(failure.code, 'InvalidScope');
        assert.ok(failure.message.startsWith(`"${scopeId}" is no scope`), failure.message);
        assert.match(errorWords(failure, createWords('en')).what, /^Nothing was sent/);
      }
      assert.deepEqual(await live.asked(), []);
    });

  for (const target of TARGETS)
    it(`a principal that does not exist is refused in PIM’s own words, which alone can know (${target.provider})`, async () => {
      const failure = await failureOf(grant(target, 'eligibility', NOBODY));
      assert.ok(isRefusal(failure, 'SubjectNotFound'), failure.message);
      assert.match(failure.facts.pimMessage, /not found/);
      const held = await live.providers.get(target.provider)?.rights.eligibilities(live.person('Adele'), {
        principalId: NOBODY,
        scopeId: target.scopeId,
      });
      assert.deepEqual(held, []);
    });

  for (const target of TARGETS)
    it(`a justification of 10,000 characters arrives whole: no limit of PIM’s is known (${target.provider})`, async () => {
      const justification = 'Why? “<b>&" '.repeat(834).slice(0, 9_999).padEnd(10_000, '.');
      const outcome = await activate(target, { duration: duration('PT1H'), justification });
      assert.ok(outcome.kind === 'done' && outcome.standing.kind === 'requested', outcome.kind);
      const { requests } = live.providers.get(target.provider) ?? assert.fail();
      const found = await requests.find(live.person('Alex'), outcome.standing.request);
      assert.equal(found?.justification, justification);
    });
});
