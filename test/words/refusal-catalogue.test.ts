import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PimRefusal, reasonOf } from '../../src/pim/index.ts';
import { refusalWords } from '../../src/words/refusal-words.ts';
import { createWords } from '../../src/words/words.ts';

const words = createWords('en');
const REFERENCE = process.env.PIM_REFERENCE;

/** Codes of Graph's catalogue (reference, graph-pim §11), each with a message that it comes with. */
const GRAPH: readonly (readonly [code: string, status: number, message?: string])[] = [
  ['RoleAssignmentExists', 400],
  ['RoleAssignmentDoesNotExist', 400],
  ['PendingRoleAssignmentRequest', 400],
  ['RoleAssignmentRequestPolicyValidationFailed', 400],
  ['RoleAssignmentRequestAcrsValidationFailed', 400],
  ['ActiveDurationTooShort', 400],
  ['InvalidRoleAssignmentRequest', 400],
  ['InvalidFilter', 400],
  ['MissingParameters', 400],
  ['BadRequest', 400, "Resource not found for the segment 'roleAssignmentApprovals'."],
  ['MissingProvider', 400],
  ['InvalidPolicy', 400],
  ['InvalidPolicyRule', 400],
  ['MfaAndAcrsConflict', 400],
  ['AadPremiumLicenseRequired', 400],
  ['Request_BadRequest', 400],
  ['PermissionScopeNotGranted', 403],
  ['', 403, 'Valid permissions not present.'],
  ['UnauthorizedAccessException', 403],
  ['Authorization_RequestDenied', 403],
  ['SubjectNotFound', 404],
  ['RoleNotFound', 404],
  ['ResourceNotFound', 404],
  ['Conflict', 409],
];
/** Not refusals of PIM: told as `SignInNeeded` and `Throttled`. */
const ELSEWHERE = /^(InvalidAuthenticationToken(Tenant)?|ExpiredAuthenticationToken|TooManyRequests)$/;
const CLAIMS = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';

const refusal = (pimCode: string, status: number, pimMessage = ''): PimRefusal =>
  new PimRefusal({
    status,
    pimCode,
    pimMessage,
    rules: pimCode === 'RoleAssignmentRequestPolicyValidationFailed' ? ['JustificationRule'] : [],
    requestId: undefined,
    claims: /Acrs/.test(pimCode) ? CLAIMS : undefined,
  });

function check(code: string, status: number, message?: string): void {
  const said = refusal(code, status, message);
  assert.notEqual(reasonOf(said), 'unknown');
  const { title, what, next } = refusalWords(said, words);
  for (const sentence of [what, next]) assert.match(sentence, /^[A-Z].{8,}\.$/);
  assert.ok(title !== '' && !what.includes(code || 'PIM answered'), `${what} needs no code to be understood`);
}

describe('Every code of PIM’s catalogues has a reason and sentences of its own', () => {
  for (const [code, status, message] of GRAPH)
    it(`Graph: ${code || '(an empty code)'}`, () => check(code, status, message));

  it('Azure: all of the published list', function () {
    if (!REFERENCE) {
      console.log('      skipped: PIM_REFERENCE does not name the folder of the reference');
      this.skip();
    }
    const { errors } = JSON.parse(readFileSync(join(REFERENCE, 'openapi/arm/errors.json'), 'utf8'));
    const own = errors.filter(({ code }: { code: string }) => !ELSEWHERE.test(code));
    assert.ok(own.length > 20);
    for (const { code, http, messages } of own) check(code, http ?? 400, messages?.[0]);
  });

  it('of a code that is in no catalogue PIM’s own sentence is told', () => {
    const { what } = refusalWords(refusal('BrandNewCode', 400, 'The moon is full.'), words);
    assert.match(what, /BrandNewCode.*The moon is full/);
  });
});
