import assert from 'node:assert/strict';
import { readClickAnswer } from '../../../src/simulator/teams/people/click-answer.ts';
import { readExecute } from '../../../src/teams/bot/edge/action/click.ts';
import { type ClickReply, clickReceipt } from '../../../src/teams/bot/edge/action/click-reply.ts';

const signIn = { text: 'Sign in', connectionName: 'pim', buttons: [] };
const replies: readonly (readonly [ClickReply, kind: string, status: number])[] = [
  [{ kind: 'card', card: { type: 'AdaptiveCard' } }, 'card', 200],
  [{ kind: 'note', note: 'Done.' }, 'note', 200],
  [{ kind: 'sign-in', signIn }, 'login', 401],
  [{ kind: 'token-refused', message: 'no' }, 'failed', 412],
  [{ kind: 'state-refused', message: 'no' }, 'failed', 401],
  [{ kind: 'error', status: 400, code: 'Bad', message: 'no' }, 'failed', 400],
  [{ kind: 'error', status: 500, code: 'Late', message: 'no' }, 'failed', 500],
];

describe('The HTTP answer to a click', () => {
  for (const [reply, kind, statusCode] of replies)
    it(`${reply.kind}: 200, with ${statusCode} in the body, and a client reads it as ${kind}`, () => {
      const receipt = clickReceipt(reply);
      const read = readClickAnswer({}, [{ status: receipt.status, body: receipt.body }]);
      assert.equal(receipt.status, 200);
      assert.equal(read.body.statusCode, statusCode);
      assert.equal(read.kind, kind);
      assert.doesNotMatch(read.problem ?? '', /No client knows/);
    });
});

describe('A click as clients send it', () => {
  const action = { type: 'Action.Execute', verb: 'standing.look', data: { a: 1 } };
  it('has the token of single sign-on, where an earlier answer asked for it', () => {
    const authentication = { id: 'x', connectionName: 'pim', token: 'ey' };
    assert.deepEqual(readExecute({ value: { action, trigger: 'manual', authentication } }), {
      verb: 'standing.look',
      data: { a: 1 },
      isAutomatic: false,
      signIn: { kind: 'token', token: 'ey', exchangeId: 'x' },
    });
  });
  it('has what the sign-in page said', () => {
    assert.deepEqual(readExecute({ value: { action, state: '123456' } }).signIn, { kind: 'state', state: '123456' });
  });
  it('is automatic where nobody pressed anything', () => {
    assert.equal(readExecute({ value: { action, trigger: 'automatic' } }).isAutomatic, true);
  });
  for (const value of [undefined, null, 7, 'x', [], {}, { action: 'x' }, { action, state: 7 }])
    it(`is no click: ${JSON.stringify(value)}`, () => {
      assert.equal(readExecute({ value }).verb, undefined);
    });
});
