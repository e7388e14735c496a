import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { AppError } from '../../src/core/app-error.ts';
import { PimRefusal } from '../../src/pim/index.ts';
import { errorWords } from '../../src/words/error-words.ts';
import { createWords } from '../../src/words/words.ts';

const words = createWords('en');

/** Every code that the program can raise: the page is kept exact by test/docs. */
const CODES = readFileSync('docs/errors.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, code]) => code ?? ''));

/** Told as a mistake of ours: nobody in the chat could do anything about them, or they stop a start. */
const OURS = [
  'UnreadableAnswer UnknownProvider Unexpected ConnectorRefused ConnectorSilent BadConfig BadOption SandboxRefused',
  'SimulatorSilent PortTaken NoWindowOwner WindowFailed LeftSandbox ChannelKeysUnavailable AppTokenRefused',
  'ConnectorBusy ConversationClosed ConversationUnknown BadPackage FolderInUse FolderUnusable BadDatabaseUrl',
  'DatabaseDamaged DatabaseUnavailable DatabaseForeign DatabaseTooNew DatabaseTooOld MigrationFailed AppTooPowerful',
  'AuditHeadMissing AuditSinkSilent AuditSinkUnusable BadPayload DatabaseNotEmpty DumpNotWritten DumpUnusable',
  'JobOutOfTime LeaseLost NoDatabase OutputUnusable UnknownTask',
].flatMap((line) => line.split(' '));
const refusal = (pimCode: string, pimMessage = '', rules: readonly string[] = [], status = 400): PimRefusal =>
  new PimRefusal({ status, pimCode, pimMessage, rules, requestId: 'request-1', claims: undefined });

/** What one can do, or that one can do nothing. */
const ADVICE = /\b(Say|Try|Sign|Ask|Use|Wait|Activate|give)\b|You can do nothing|Only an administrator/;

const title = (code: string): string => errorWords(new AppError(code, ''), words).title;

describe('Errors, in words for people', () => {
  for (const code of CODES)
    it(`${code} says what happened and what to do, and gives its reference`, () => {
      const said = errorWords(new AppError(code, 'for the log only', { facts: { requestId: 'request-1' } }), words);
      assert.match(said.title, /^[A-Z][^.]{8,}$/);
      for (const sentence of [said.what, said.next]) assert.match(sentence, /^[A-Z].{8,}\.$/);
      assert.match(said.next, ADVICE);
      assert.equal(said.reference, `${code} · request-1`);
      assert.doesNotMatch(JSON.stringify(said), /for the log only/);
    });

  it('every code is explained, or known to be our own trouble', () => {
    assert.ok(CODES.length > 20, 'the page of codes was read');
    const explained = CODES.filter((code) => code !== 'PimRefused' && title(code) !== title('Unexpected'));
    const guarded = ['HostNotAllowed', 'RetiredEndpoint', 'PagingLoop', 'TooManyPages'];
    assert.deepEqual([...explained, ...guarded, ...OURS, 'PimRefused'].toSorted(), CODES.toSorted());
  });

  it('a lost answer never claims that nothing was changed', () => {
    const maybe = errorWords(new AppError('NoAnswer', 'x', { facts: { sent: 'maybe' } }), words);
    assert.doesNotMatch(`${maybe.what} ${maybe.next}`, /Nothing was changed/);
    const no = errorWords(new AppError('NoAnswer', 'x', { facts: { sent: 'no' } }), words);
    assert.match(no.what, /Nothing was changed/);
  });

  it('of what is not ours to explain nothing is shown', () => {
    for (const error of [
      new Error('password=hunter2'),
      'password=hunter2',
      undefined,
      new AppError('Brand-new', 'password=hunter2'),
    ]) {
      const said = errorWords(error, words);
      assert.match(said.title, /our side/);
      assert.doesNotMatch(JSON.stringify(said), /hunter2/);
    }
  });

  for (const [code, status] of [
    ['RoleAssignmentExists', 400],
    ['RoleAssignmentDoesNotExist', 400],
    ['PendingRoleAssignmentRequest', 400],
    ['RoleAssignmentRequestAcrsValidationFailed', 400],
    ['ActiveDurationTooShort', 400],
    ['AadPremiumLicenseRequired', 400],
    ['PermissionScopeNotGranted', 403],
    ['UnauthorizedAccessException', 403],
    ['Authorization_RequestDenied', 403],
    ['SubjectNotFound', 404],
    ['RoleNotFound', 404],
    ['', 403],
  ] as const)
    it(`PIM's ${code || 'nameless 403'} has a sentence of its own`, () => {
      const said = errorWords(refusal(code, 'raw words of the service', [], status), words);
      assert.doesNotMatch(JSON.stringify(said), /raw words/);
      for (const sentence of [said.title, said.what, said.next]) assert.match(sentence, /^[A-Z].{8}/);
      assert.match(said.next, ADVICE);
    });

  for (const rule of ['ExpirationRule', 'JustificationRule', 'TicketingRule', 'MfaRule', 'EligibilityRule'])
    it(`a failed ${rule} is told in plain words`, () => {
      const said = errorWords(refusal('RoleAssignmentRequestPolicyValidationFailed', 'x', [rule]), words);
      assert.doesNotMatch(`${said.title} ${said.what} ${said.next}`, /Rule/);
    });

  it('several failed rules are told together, an unknown one by its name', () => {
    const rules = ['JustificationRule', 'TicketingRule', 'MoonPhaseRule'];
    const { what } = errorWords(refusal('RoleAssignmentRequestPolicyValidationFailed', 'x', rules), words);
    assert.match(what, /justification/i);
    assert.match(what, /ticket/i);
    assert.match(what, /MoonPhaseRule/);
  });

  it('an unknown refusal shows PIM’s own code and sentence', () => {
    const said = errorWords(refusal('SomethingNew', 'The moon is full.'), words);
    assert.match(said.what, /SomethingNew: The moon is full\./);
    assert.equal(said.reference, 'SomethingNew · request-1');
  });
});
