import assert from 'node:assert/strict';
import { alex, approver, duration, globalReader, planOf, policyOf } from './sample.ts';

describe('The plan of an activation', () => {
  it('asks only for the justification when that is all the policy wants', () => {
    const plan = planOf(globalReader, policyOf({ enabled: ['Justification'] }), {
      duration: duration('PT2H'),
    });
    assert.deepEqual(plan.missing, ['justification']);
    assert.equal(plan.draft, undefined);
  });

  it('is ready at once when the policy wants nothing', () => {
    const plan = planOf(globalReader, policyOf({}), { duration: duration('PT90M') });
    assert.deepEqual(plan.missing, []);
    assert.deepEqual(plan.draft, {
      kind: 'assignment',
      action: 'selfActivate',
      target: { provider: 'entra-role', roleId: globalReader.role.id, scopeId: '/' },
      principalId: alex.objectId,
      window: { startsAt: undefined, expiration: { type: 'after-duration', duration: 'PT1H30M' } },
      eligibilityScheduleId: globalReader.scheduleId,
      justification: undefined,
      ticket: undefined,
    });
  });

  it('counts a blank justification as not given', () => {
    const plan = planOf(globalReader, policyOf({ enabled: ['Justification'] }), {
      duration: duration('PT1H'),
      justification: ' \n ',
    });
    assert.deepEqual(plan.missing, ['justification']);
  });

  it('asks for duration, justification and ticket in the order of the form', () => {
    const plan = planOf(globalReader, policyOf({ enabled: ['Ticketing', 'Justification'] }), {});
    assert.deepEqual(plan.missing, ['duration', 'justification', 'ticketNumber']);
  });

  it('refuses a duration over the maximum and names the maximum', () => {
    const plan = planOf(globalReader, policyOf({ maximum: 'PT8H' }), { duration: duration('PT9H') });
    assert.deepEqual(plan.refusals, [{ kind: 'duration-over-maximum', asked: 'PT9H', maximum: 'PT8H' }]);
    assert.equal(plan.draft, undefined);
  });

  it('takes exactly the maximum', () => {
    const plan = planOf(globalReader, policyOf({ maximum: 'PT8H' }), { duration: duration('PT480M') });
    assert.deepEqual(plan.refusals, []);
    assert.ok(plan.draft);
  });

  it('refuses less than the five minutes that PIM needs', () => {
    const plan = planOf(globalReader, policyOf({}), { duration: duration('PT4M') });
    assert.deepEqual(plan.refusals, [{ kind: 'duration-under-minimum', asked: 'PT4M', minimum: 'PT5M' }]);
  });

  it('sends what is known where the policy cannot be read, and says so', () => {
    const plan = planOf(globalReader, undefined, { duration: duration('PT2H'), justification: 'logs' });
    assert.equal(plan.isPolicyKnown, false);
    assert.equal(plan.draft?.action, 'selfActivate');
  });

  it('tells who approves and which step-up will be wanted', () => {
    const plan = planOf(
      globalReader,
      policyOf({ enabled: ['MultiFactorAuthentication'], approvers: ['Megan Bowen'], context: 'c1' }),
      { duration: duration('PT1H') },
    );
    assert.deepEqual(plan.needs.approvers, [approver('Megan Bowen')]);
    assert.equal(plan.needs.mfa, true);
    assert.equal(plan.needs.authenticationContext, 'c1');
  });

  it('keeps the scope letter by letter', () => {
    const scope = { kind: 'administrative-unit', id: '/administrativeUnits/AbC-1', name: 'Madrid' } as const;
    const plan = planOf({ ...globalReader, scope }, policyOf({}), { duration: duration('PT1H') });
    assert.equal(plan.draft?.target.scopeId, '/administrativeUnits/AbC-1');
  });
});
