import assert from 'node:assert/strict';
import { errorOf } from '../../../src/microsoft/graph/errors.ts';
import { PimRefusal } from '../../../src/pim/index.ts';

const answer = (status: number, body: unknown) => ({
  status,
  body,
  headers: new Headers(),
  requestId: 'request-1',
  clientRequestId: 'client-1',
});
const plain = (code: string, message: string) => ({ error: { code, message, innerError: {} } });
const wrapped = (errorCode: string, message: string) =>
  plain('UnknownError', JSON.stringify({ errorCode, message, instanceAnnotations: [] }));

/** The facts of a refusal. */
function refusal(status: number, body: unknown) {
  const error = errorOf(answer(status, body) as never);
  assert.ok(error instanceof PimRefusal, String(error));
  return error.facts;
}

describe('What Graph refuses', () => {
  for (const [envelope, body] of [
    ['plain', plain('RoleAssignmentExists', 'The Role assignment already exists.')],
    ['wrapped into UnknownError', wrapped('RoleAssignmentExists', 'The Role assignment already exists.')],
  ] as const)
    it(`is read ${envelope}`, () => {
      const facts = refusal(400, body);
      assert.deepEqual(
        [facts.pimCode, facts.pimMessage, facts.requestId],
        ['RoleAssignmentExists', 'The Role assignment already exists.', 'request-1'],
      );
    });

  for (const [wording, message, rules] of [
    [
      'a list',
      'The following policy rules failed: ["JustificationRule","TicketingRule"]',
      ['JustificationRule', 'TicketingRule'],
    ],
    [
      'prose',
      'The following policy rules failed: ExpirationRule - The duration in the request is greater than maximum allowed duration',
      ['ExpirationRule'],
    ],
    ['neither', 'The policy failed.', []],
  ] as const)
    it(`names its policy rules, written as ${wording}`, () => {
      assert.deepEqual(refusal(400, plain('RoleAssignmentRequestPolicyValidationFailed', message)).rules, rules);
    });

  const challenge =
    '&claims=%7B%22access_token%22%3A%7B%22acrs%22%3A%7B%22essential%22%3Atrue%2C%20%22value%22%3A%22c1%22%7D%7D%7D';
  for (const [envelope, body] of [
    ['plain', plain('RoleAssignmentRequestAcrsValidationFailed', challenge)],
    ['wrapped', wrapped('RoleAssignmentRequestAcrsValidationFailed', challenge)],
  ] as const)
    it(`carries the claims of a step-up, ${envelope}`, () => {
      const { claims } = refusal(400, body);
      assert.deepEqual(JSON.parse(claims ?? ''), { access_token: { acrs: { essential: true, value: 'c1' } } });
    });

  it('has no claims where what stands there cannot be read', () => {
    for (const message of ['&claims=%E0%A4%A', '&claims=notjson', 'no claims'])
      assert.equal(refusal(400, plain('RoleAssignmentRequestAcrsValidationFailed', message)).claims, undefined);
  });

  for (const [what, body] of [
    ['an empty code', plain('', 'Valid permissions not present.')],
    ['an UnknownError that wraps nothing', plain('UnknownError', 'Something broke.')],
    ['an UnknownError that wraps JSON of another shape', plain('UnknownError', '{"a":1}')],
    ['an HTML page', '<html>Bad gateway</html>'],
    ['no body', null],
    ['a list', []],
    ['an error that is a text', { error: 'invalid_request' }],
  ] as const)
    it(`is a refusal also with ${what}`, () => {
      const facts = refusal(403, body);
      assert.equal(facts.status, 403);
      assert.equal(typeof facts.pimMessage, 'string');
    });

  for (const [status, code] of [
    [429, 'Throttled'],
    [401, 'SignInNeeded'],
    [500, 'NoAnswer'],
    [502, 'NoAnswer'],
    [503, 'NoAnswer'],
    [504, 'NoAnswer'],
    [302, 'NoAnswer'],
  ] as const)
    it(`${status} is no refusal of PIM’s but ${code}`, () => {
      const error = errorOf(answer(status, plain('x', 'y')) as never);
      assert.equal(error.code, code);
      if (code === 'NoAnswer') assert.equal(error.facts.sent, 'maybe');
    });
});
