import assert from 'node:assert/strict';
import { requestState, type ScheduleRequest, type Standing } from '../../../src/pim/index.ts';
import { activeListCard } from '../../../src/teams/cards/lists/active-list-card.ts';
import { roleListCard } from '../../../src/teams/cards/lists/role-list-card.ts';
import { deactivationCard } from '../../../src/teams/cards/outcomes/deactivation-card.ts';
import { outcomeCard } from '../../../src/teams/cards/outcomes/outcome-card.ts';
import { standingCard } from '../../../src/teams/cards/outcomes/standing-card.ts';
import { request } from '../../pim/sample.ts';
import { wholeOf } from './card-parts.ts';
import { everyCardNamed } from './every-card.ts';
import { REQUEST_STATES } from './request-states.ts';
import { activationOf, eligible, later, now, view } from './sample.ts';

/** Any way of saying that somebody holds a role now. */
const HOLDS = /\b(?:is|now|already) active\b|active (?:until|with no end)|✔|You already have it/i;

/** What PIM writes into `status`, and a word it may invent. Source: `unifiedRoleAssignmentScheduleRequest`, ARM `Status`. */
const STATUSES = [
  ...['Provisioned', 'Granted', 'ScheduleCreated', 'PendingScheduleCreation', 'PendingProvisioning', 'Accepted'],
  ...['PendingApproval', 'PendingApprovalProvisioning', 'PendingAdminDecision', 'PendingEvaluation', 'Revoked'],
  ...['PendingRevocation', 'Denied', 'AdminDenied', 'AdminApproved', 'Canceled', 'TimedOut', 'Failed', 'Invalid'],
  ...['FailedAsResourceIsLocked', 'ProvisioningStarted', 'PendingExternalProvisioning', 'Activated', ''],
];

const asked = (what: Partial<ScheduleRequest>): Standing => {
  const one = request(what);
  return { kind: 'requested', request: one, state: requestState(one, now) };
};
const said = (standing: Standing, isNew = true): string => wholeOf(standingCard(eligible(), standing, view, { isNew }));

describe('A card says that a role is active', () => {
  for (const status of STATUSES)
    it(`of a running request only when it is "Provisioned"; this one is "${status}"`, () => {
      const standing = asked({ status, startsAt: now, endsAt: later(120) });
      assert.equal(HOLDS.test(said(standing)), status === 'Provisioned');
    });

  it('not of a request that starts later, or is over', () => {
    assert.doesNotMatch(said(asked({ status: 'Provisioned', startsAt: later(60), endsAt: later(120) })), HOLDS);
    assert.doesNotMatch(said(asked({ status: 'Provisioned', startsAt: later(-60), endsAt: later(-1) })), HOLDS);
    assert.doesNotMatch(said(asked({ status: 'Granted', startsAt: later(60), endsAt: later(120) })), HOLDS);
  });

  it('with its end, or that PIM named none', () => {
    const started = { status: 'Provisioned', startsAt: now };
    assert.match(said(asked({ ...started, endsAt: later(120) })), /Global Reader is active until 12:00 \(in 2 h\)/);
    assert.match(said(asked(started)), /Global Reader is active; PIM named no end/);
    const held = { kind: 'active', assignment: activationOf(eligible(), { endsAt: undefined }) } as const;
    assert.match(said(held), /Global Reader is active with no end/);
  });

  for (const state of REQUEST_STATES)
    it(`of what was there before only in the state "active"; this one is "${state}"`, () => {
      const words = said({ kind: 'requested', request: request({ endsAt: later(120) }), state }, false);
      assert.equal(HOLDS.test(words), state === 'active');
      assert.match(words, state === 'active' ? /You already have it: / : /You had already asked: /);
    });

  it('not when PIM shows nothing, or did not answer', () => {
    assert.doesNotMatch(said({ kind: 'none' }), HOLDS);
    assert.doesNotMatch(wholeOf(outcomeCard({ kind: 'in-doubt', eligibility: eligible() }, view)), HOLDS);
  });

  it('never when it is about ending one', () => {
    const cards = everyCardNamed('Global Reader').filter(([name]) => name.startsWith('deactivation-card'));
    assert.ok(cards.length > REQUEST_STATES.length);
    for (const [name, card] of cards) assert.doesNotMatch(wholeOf(card), HOLDS, name);
  });

  it('in the role list beside those that are, and no others', () => {
    const [one, other] = ['Global Reader', 'Reports Reader'].map((name) => eligible({ role: { id: name, name } }));
    assert.ok(one && other);
    const roles = [
      { eligibility: one, activation: activationOf(one), policy: undefined },
      { eligibility: other, activation: undefined, policy: undefined },
    ];
    const { text } = roleListCard({ roles, missing: [] }, view);
    assert.deepEqual(
      text.split('\n').filter((line) => HOLDS.test(line)),
      ['✔ active until 12:00 (in 2 h)'],
    );
    assert.match(text, /Global Reader\n✔ active until/);
  });

  it('of what an administrator assigned without claiming that one activated it', () => {
    const assignment = activationOf(eligible(), { assignmentType: 'assigned', endsAt: undefined });
    const { text } = activeListCard({ assignments: [assignment], missing: [] }, view);
    assert.match(text, /assigned · active with no end/);
    assert.doesNotMatch(text, /Activated|deactivate/);
  });
});

describe('A card says that a role is deactivated', () => {
  for (const state of REQUEST_STATES)
    it(`only when PIM says that it ended; this one is "${state}"`, () => {
      const outcome = { kind: 'requested', assignment: activationOf(eligible()), request: request({}), state } as const;
      assert.equal(/is deactivated/.test(wholeOf(deactivationCard(outcome, view))), state === 'ended');
    });

  it('not before the five minutes that PIM wants are over, and when that will be', () => {
    const tooEarly = { kind: 'too-early', assignment: activationOf(eligible()), possibleAt: later(5) } as const;
    const words = wholeOf(deactivationCard(tooEarly, view));
    assert.match(words, /cannot be deactivated yet/);
    assert.match(words, /Try again at 10:05 \(in 5 min\)/);
  });
});
