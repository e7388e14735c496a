import assert from 'node:assert/strict';
import { AppError } from '../../src/core/app-error.ts';
import { redact } from '../../src/core/redact.ts';

const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJvaWQiOiJhbGV4In0.c2lnbmF0dXJl';

describe('Secrets', () => {
  for (const [where, value] of [
    ['in a header', { headers: { Authorization: `Bearer ${TOKEN}` } }],
    ['in free text', `the token ${TOKEN} was refused`],
    ['behind Bearer, whatever it looks like', 'Authorization: Bearer opaque-token-123'],
    ['in a form', `grant_type=x&client_secret=${TOKEN}&assertion=${TOKEN}&scope=y`],
    [
      'in members of any spelling',
      { access_token: TOKEN, clientSecret: 'hunter2hunter2', code_verifier: 'abc'.repeat(30) },
    ],
    ['deep inside', { a: [{ b: { c: [{ refresh_token: TOKEN }] } }] }],
    ['in an error and in its cause', new Error(`Bearer ${TOKEN}`, { cause: new Error(TOKEN) })],
    ['in a URL', new URL(`https://example.test/callback?code=${TOKEN}`)],
    ['in an authorization code', { code: '0.AXoA'.padEnd(200, 'x') }],
  ] as const)
    it(`do not come through ${where}`, () => {
      const said = JSON.stringify(redact(value));
      for (const secret of [TOKEN, 'hunter2', 'opaque-token-123', 'abcabcabc', 'AXoAxxx', 'signature'])
        assert.ok(!said.includes(secret), said);
    });

  it('leave the rest as it was: numbers, dates, codes of errors, nothing', () => {
    const facts = { status: 400, code: 'RoleAssignmentExists', at: new Date(0), none: null, left: undefined, ok: true };
    assert.deepEqual(redact(facts), facts);
  });

  it('are gone from the message, facts and cause of every error of ours', () => {
    const error = new AppError('X', `refused ${TOKEN}`, { facts: { authorization: TOKEN }, cause: new Error(TOKEN) });
    assert.ok(!`${error.message} ${JSON.stringify(error.facts)} ${JSON.stringify(error.cause)}`.includes(TOKEN));
    assert.equal(error.code, 'X');
  });

  it('cut what has no bottom', () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    assert.match(JSON.stringify(redact(loop)), /…/);
  });
});
