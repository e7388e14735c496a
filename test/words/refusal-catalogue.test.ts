import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PimRefusal, type RefusalReason, reasonOf } from '../../src/pim/index.ts';
import { errorWords } from '../../src/words/error-words.ts';
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

const REQUEST_ID = '6f1c8f0e-1b7d-4a40-9a35-d1a1f3b1c0de';

const refusal = (pimCode: string, status: number, pimMessage = '', rules: readonly string[] = []): PimRefusal =>
  new PimRefusal({
    status,
    pimCode,
    pimMessage,
    rules: pimCode === 'RoleAssignmentRequestPolicyValidationFailed' ? ['JustificationRule'] : rules,
    requestId: REQUEST_ID,
    claims: /AcrsValidation/.test(pimCode) ? CLAIMS : undefined,
  });

/** What is said of each reason, to be compared with what is said of the others. */
const said = new Map<RefusalReason, string>();

function check(code: string, status: number, message?: string): void {
  const answer = refusal(code, status, message);
  const reason = reasonOf(answer);
  assert.notEqual(reason, 'unknown', `${code} has no reason`);
  const { title, what, next } = refusalWords(answer, words);
  for (const sentence of [what, next]) assert.match(sentence, /^[A-Z].{8,}\.$/);
  assert.ok(title !== '' && !what.includes(code || 'PIM answered'), `${what} needs no code to be understood`);
  // Of rules each has a sentence.
  if (reason !== 'rules') said.set(reason, what);
  const { reference } = errorWords(answer, words);
  for (const kept of [code, REQUEST_ID]) assert.ok(reference?.includes(kept), `${reference} lacks "${kept}"`);
}

/** The rows of the table of errors in a text of the reference: status, codes, message. */
function errorRows(file: string, heading: string): readonly (readonly [codes: readonly string[], row: string[]])[] {
  const [, section = ''] = readFileSync(join(REFERENCE ?? assert.fail(), file), 'utf8').split(`\n${heading}\n`);
  return (section.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map((row) => [codesIn(row[2] ?? ''), row]);
}

/** `UnknownError→X` is X in a wrapping; abbreviations are no codes. */
const codesIn = (cell: string): readonly string[] =>
  (cell.match(/\b[A-Z][a-z]\w+/g) ?? []).filter((code) => code !== 'UnknownError');

describe('Every code of PIM’s catalogues has a reason and sentences of its own', () => {
  for (const [code, status, message] of GRAPH)
    it(`Graph: ${code || '(an empty code)'}`, () => check(code, status, message));

  it('Graph: the list above is all of the reference’s, and every rule has a sentence of its own', function () {
    if (!REFERENCE) {
      console.log('      skipped: PIM_REFERENCE does not name the folder of the reference');
      this.skip();
    }
    const rows = errorRows('graph-pim.md', '## 11. Errors').filter(([, [, status]]) => /^4\d\d$/.test(status ?? ''));
    const codes = new Set(rows.flatMap(([found]) => found).filter((code) => !ELSEWHERE.test(code)));
    assert.ok(codes.size > 20, [...codes].join());
    const ours = GRAPH.map(([code]) => code).filter((code) => code !== '');
    assert.deepEqual([...codes].toSorted(), ours.toSorted());
    for (const [found, [, status, , message]] of rows)
      for (const code of found) if (!ELSEWHERE.test(code)) check(code, Number(status), message);

    const names = errorRows('graph-pim.md', '## 11. Errors').find(([, row]) => row[2] === 'rule names')?.[1][3] ?? '';
    const rules = names.match(/\b\w+Rule\b/g) ?? [];
    assert.ok(rules.length >= 5, names);
    const sentences = rules.map((rule) => refusalWords(refusal('', 400, '', [rule]), words).what);
    assert.equal(new Set(sentences).size, rules.length);
    for (const [at, rule] of rules.entries()) assert.ok(!sentences[at]?.includes(rule), sentences[at]);
  });

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

  it('no two reasons are told with the same sentence', () => {
    assert.ok(said.size >= 15, [...said.keys()].join());
    const sentences = [...said.values()];
    assert.deepEqual(
      sentences.filter((sentence, at) => sentences.indexOf(sentence) !== at),
      [],
    );
  });

  it('of a code that is in no catalogue PIM’s own sentence is told', () => {
    const { what } = refusalWords(refusal('BrandNewCode', 400, 'The moon is full.'), words);
    assert.match(what, /BrandNewCode.*The moon is full/);
  });
});
