import assert from 'node:assert/strict';
import { errorOf } from '../../../src/microsoft/arm/errors.ts';
import { PimRefusal, reasonOf, stepUpOf } from '../../../src/pim/index.ts';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  status,
  body,
  headers,
  requestId: 'request-1',
  clientRequestId: 'client-1',
});
const refusal = (status: number, body: unknown, headers: Record<string, string> = {}): PimRefusal => {
  const error = errorOf(answer(status, body, headers));
  assert.ok(error instanceof PimRefusal, error.message);
  return error;
};
const said = ({ facts }: PimRefusal) => [facts.status, facts.pimCode, facts.pimMessage];

describe('A refusal of Azure', () => {
  for (const [what, status, body, code, message] of [
    [
      'in the usual envelope',
      400,
      { error: { code: 'RoleAssignmentExists', message: 'It exists.' } },
      'RoleAssignmentExists',
      'It exists.',
    ],
    ['without the envelope', 409, { code: 'Conflict', message: 'It is there.' }, 'Conflict', 'It is there.'],
    ['that is a message alone', 405, { message: 'No DELETE.' }, '', 'No DELETE.'],
    ['that is a bare text', 400, 'Not implemented exception', '', 'Not implemented exception'],
    ['that is a text in the envelope', 400, { error: 'invalid' }, '', 'invalid'],
    ['that is a page of a gateway', 404, '<html><body>404</body></html>', '', ''],
    ['with nothing', 404, undefined, '', ''],
    ['with numbers', 400, { error: { code: 7, message: null } }, '', ''],
  ] as const)
    it(`${what} is read`, () => {
      assert.deepEqual(said(refusal(status, body)), [status, code, message]);
    });

  it('for want of permissions is 403 to us, although Azure calls it 400', () => {
    const message =
      "The requestor 1 does not have permissions for this request. Please use $filter=asTarget() to filter on the requestor's assignments.";
    const error = refusal(400, { error: { code: 'InsufficientPermissions', message } });
    assert.deepEqual([error.facts.status, reasonOf(error)], [403, 'not-authorized']);
    assert.equal(error.facts.requestId, 'request-1');
  });

  for (const [form, message, rules] of [
    [
      'the JSON of older answers',
      'The following policy rules failed: ["ExpirationRule","JustificationRule"]',
      ['ExpirationRule', 'JustificationRule'],
    ],
    [
      'the sentence of newer ones',
      'The following policy rules failed: JustificationRule - Justification is required',
      ['JustificationRule'],
    ],
  ] as const)
    it(`of the policy names the rules, in ${form}`, () => {
      const error = refusal(400, { error: { code: 'RoleAssignmentRequestPolicyValidationFailed', message } });
      assert.deepEqual(error.facts.rules, rules);
    });

  it('that wants an authentication context carries the claims of its message, letter by letter', () => {
    const message =
      '&claims=%7B%22access_token%22%3A%7B%22acrs%22%3A%7B%22essential%22%3Atrue%2C%20%22value%22%3A%22c2%22%7D%7D%7D';
    const error = refusal(400, { error: { code: 'RoleAssignmentRequestAcrsValidationFailed', message } });
    assert.deepEqual(stepUpOf(error), {
      reason: 'authentication-context',
      context: 'c2',
      claims: '{"access_token":{"acrs":{"essential":true, "value":"c2"}}}',
    });
  });

  it('that wants MFA for any write says so', () => {
    const message =
      'Resource x was disallowed by Azure: Users cannot … authenticating through MFA. See https://aka.ms/MFAforAzure.';
    assert.equal(stepUpOf(refusal(403, { error: { code: 'RequestDisallowedByAzure', message } }))?.reason, 'mfa');
  });

  it('by a challenge of the sign-in is a step-up where that would help, else a new sign-in', () => {
    const challenge = (claims: string) => ({
      'www-authenticate': `Bearer authorization_uri="https://login.microsoftonline.com/1", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`,
    });
    const acrs = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    assert.equal(stepUpOf(refusal(401, undefined, challenge(acrs)))?.claims, acrs);
    const nbf = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}';
    const error = errorOf(answer(401, undefined, challenge(nbf)));
    assert.deepEqual([error.code, error.facts.claims], ['SignInNeeded', nbf]);
    assert.match(error.message, /^Azure Resource Manager/);
  });

  it('for coming too often says that nothing was done, wherever its code stands', () => {
    for (const body of [
      { code: '429', message: 'slow down' },
      { error: { code: 'ResourceRequestsThrottled' } },
      undefined,
    ])
      assert.equal(errorOf(answer(429, body)).code, 'Throttled');
  });

  it('is none where the answer says neither yes nor no', () => {
    for (const status of [302, 408, 500, 502, 503]) {
      const error = errorOf(answer(status, '<html>'));
      assert.deepEqual([error.code, error.facts.sent], ['NoAnswer', 'maybe']);
    }
  });
});
