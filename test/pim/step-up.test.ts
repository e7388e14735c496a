import assert from 'node:assert/strict';
import { activationNeeds, PimRefusal, stepUpFor, stepUpOf } from '../../src/pim/index.ts';
import { policyOf } from './sample.ts';

const refusal = (facts: Partial<PimRefusal['facts']>): PimRefusal =>
  new PimRefusal({
    status: 400,
    pimCode: '',
    pimMessage: '',
    rules: [],
    requestId: undefined,
    claims: undefined,
    ...facts,
  });
const CONTEXT = '{"access_token":{"acrs":{"essential":true, "value":"c1"}}}';

describe('A stronger sign-in', () => {
  it('is recognised from an authentication context that PIM names, and carries PIM’s own claims', () => {
    const stepUp = stepUpOf(refusal({ pimCode: 'RoleAssignmentRequestAcrsValidationFailed', claims: CONTEXT }));
    assert.deepEqual(stepUp, { reason: 'authentication-context', context: 'c1', claims: CONTEXT });
  });
  it('is recognised from a challenge of the sign-in itself', () => {
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}';
    assert.deepEqual(stepUpOf(refusal({ status: 401, claims })), { reason: 'mfa', context: undefined, claims });
  });
  it('is recognised from a failed MfaRule, with the configured claims', () => {
    const failed = refusal({ pimCode: 'RoleAssignmentRequestPolicyValidationFailed', rules: ['MfaRule'] });
    assert.equal(stepUpOf(failed, '{"mine":1}')?.claims, '{"mine":1}');
  });
  it('is recognised from Azure’s mandatory MFA', () => {
    const stepUp = stepUpOf(refusal({ status: 403, pimCode: 'RequestDisallowedByAzure' }));
    assert.deepEqual(JSON.parse(stepUp?.claims ?? ''), { access_token: { acrs: { essential: true, values: ['p1'] } } });
  });
  it('would not help with anything else', () => {
    for (const facts of [
      { pimCode: 'RoleAssignmentExists' },
      { pimCode: 'RoleAssignmentRequestPolicyValidationFailed', rules: ['JustificationRule'] },
      { pimCode: 'RoleAssignmentRequestPolicyValidationFailed', rules: ['JustificationRule', 'MfaRule'] },
      { status: 403 },
    ])
      assert.equal(stepUpOf(refusal(facts)), undefined);
  });
  it('is known in advance from the policy and the token', () => {
    const needs = (what: Parameters<typeof policyOf>[0]) => activationNeeds(policyOf(what).activation);
    const weak = { mfa: false, contexts: [] };
    assert.equal(stepUpFor(needs({ context: 'c1' }), weak)?.context, 'c1');
    assert.equal(stepUpFor(needs({ context: 'c1' }), { mfa: false, contexts: ['c1'] }), undefined);
    assert.equal(stepUpFor(needs({ enabled: ['MultiFactorAuthentication'] }), weak)?.reason, 'mfa');
    assert.equal(stepUpFor(needs({ enabled: ['MultiFactorAuthentication'] }), { mfa: true, contexts: [] }), undefined);
    assert.equal(stepUpFor(needs({ context: 'c1' }), undefined), undefined);
  });
});
