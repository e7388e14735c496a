import assert from 'node:assert/strict';
import { errorOf } from '../../../src/microsoft/graph/errors.ts';
import { PimRefusal, stepUpOf } from '../../../src/pim/index.ts';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  status,
  body,
  headers,
  requestId: 'request-1',
  clientRequestId: 'client-1',
});
const plain = (code: string, message: string) => ({ error: { code, message, innerError: {} } });
const wrapped = (errorCode: string, message: string) =>
  plain('UnknownError', JSON.stringify({ errorCode, message, instanceAnnotations: [] }));

/** PIM's refusals in Graph (graph-pim §11), those that are read as anything but themselves apart. */
const CATALOGUE = [
  [400, 'RoleAssignmentExists', 'The Role assignment already exists.'],
  [400, 'RoleAssignmentDoesNotExist', 'The Role assignment does not exist.'],
  [400, 'PendingRoleAssignmentRequest', 'There is already an existing pending Role assignment request.'],
  [400, 'ActiveDurationTooShort', 'The Active duration is too short. Miniumum Required is 5 minutes.'],
  [400, 'InvalidRoleAssignmentRequest', 'The role assignment request is invalid.'],
  [400, 'InvalidFilter', "The status eq 'PendingApproval' filter is invalid."],
  [400, 'MissingParameters', 'The required parameters GroupId or PrincipalId is missing'],
  [400, 'BadRequest', "Resource not found for the segment 'roleAssignmentApprovals'."],
  [400, 'MissingProvider', 'The provider is missing.'],
  [400, 'InvalidPolicy', 'The policy is invalid.'],
  [400, 'InvalidPolicyRule', 'The policy rule is invalid.'],
  [400, 'MfaAndAcrsConflict', 'The Mfa and Acrs policy settings cannot be enabled simultaneously.'],
  [400, 'AadPremiumLicenseRequired', 'The tenant needs an AAD Premium 2 license.'],
  [400, 'Request_BadRequest', 'The given built-in role is not supported to be assigned to a single resource scope.'],
  [403, 'PermissionScopeNotGranted', 'Authorization failed due to missing permission scope A,B.'],
  [403, 'UnauthorizedAccessException', 'Attempted to perform an unauthorized operation.'],
  [403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'],
  [404, 'SubjectNotFound', 'The subject is not found.'],
  [404, 'RoleNotFound', 'The role is not found.'],
  [404, 'ResourceNotFound', 'The resource is not found.'],
  [409, 'Conflict', 'The approval has been decided already.'],
] as const;

/** The facts of a refusal. */
function refusal(status: number, body: unknown, headers: Record<string, string> = {}) {
  const error = errorOf(answer(status, body, headers));
  assert.ok(error instanceof PimRefusal, String(error));
  return error.facts;
}

describe('What Graph refuses', () => {
  for (const [status, code, message] of CATALOGUE)
    for (const [envelope, body] of [
      ['plain', plain(code, message)],
      ['wrapped into UnknownError', wrapped(code, message)],
    ] as const)
      it(`is read ${envelope}: ${code}`, () => {
        const facts = refusal(status, body);
        assert.deepEqual(
          [facts.status, facts.pimCode, facts.pimMessage, facts.requestId],
          [status, code, message, 'request-1'],
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

  const header = (claims: string) => ({
    'www-authenticate': `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64url')}"`,
  });
  const ACRS = '{"access_token":{"acrs":{"essential":true,"value":"c3"}}}';
  const REVOKED = '{"access_token":{"nbf":{"essential":true,"value":"1764000000"}}}';

  for (const status of [401, 403])
    it(`carries the claims of a challenge in the header of ${status}, and can be stepped up`, () => {
      const error = errorOf(answer(status, plain('InvalidAuthenticationToken', 'Challenged.'), header(ACRS)));
      assert.ok(error instanceof PimRefusal);
      assert.deepEqual(stepUpOf(error), { reason: 'authentication-context', context: 'c3', claims: ACRS });
    });

  it('is no refusal where the sign-in was revoked: its claims go into the next one', () => {
    const error = errorOf(answer(401, plain('InvalidAuthenticationToken', 'Revoked.'), header(REVOKED)));
    assert.deepEqual([error.code, error.facts.claims], ['SignInNeeded', REVOKED]);
  });

  it('can be stepped up in every form', () => {
    const stepUp = (body: unknown) => {
      const error = errorOf(answer(400, body));
      return error instanceof PimRefusal ? stepUpOf(error) : undefined;
    };
    const failed = 'RoleAssignmentRequestPolicyValidationFailed';
    assert.equal(stepUp(wrapped('RoleAssignmentRequestAcrsValidationFailed', challenge))?.context, 'c1');
    assert.equal(stepUp(plain(failed, 'The following policy rules failed: ["MfaRule"]'))?.reason, 'mfa');
    assert.equal(stepUp(wrapped(failed, 'The following policy rules failed: MfaRule - Missing'))?.reason, 'mfa');
    assert.equal(stepUp(plain(failed, 'The following policy rules failed: ["JustificationRule"]')), undefined);
  });

  it('has no claims where what stands there cannot be read', () => {
    for (const message of ['&claims=%E0%A4%A', '&claims=notjson', '&claims=7', 'no claims'])
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
    [408, 'NoAnswer'],
  ] as const)
    it(`${status} is no refusal of PIM’s but ${code}`, () => {
      const error = errorOf(answer(status, plain('x', 'y')));
      assert.equal(error.code, code);
      if (code === 'NoAnswer') assert.equal(error.facts.sent, 'maybe');
    });
});
