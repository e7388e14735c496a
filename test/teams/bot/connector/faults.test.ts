import assert from 'node:assert/strict';
import { AppError } from '../../../../src/core/app-error.ts';
import type { ConnectorFault, Operation } from '../../../../src/simulator/teams/index.ts';
import type { ConnectorClient } from '../../../../src/teams/bot/edge/connector/connector-client.ts';
import { useRig } from './rig.ts';

/** Real time: a machine that is busy answers late, so only what never comes is waited for shortly. */
const TIME_LIMIT_MS = { answered: 10_000, silent: 500 };
const text = (words: string) => ({ type: 'message', text: words });

/** How it must end: done, and how often it was asked; or not known, asked once; or known not to be done. */
type End = 'done' | 'in doubt' | 'not done';

describe('Trouble with the connector', () => {
  const rig = useRig();
  let client: ConnectorClient;
  beforeEach(() => {
    client = rig.clientWith({ timeLimitMs: TIME_LIMIT_MS.answered });
  });

  const channel = () => rig.teams.operations.channel('PIM approvals');
  const at = () => ({ tenantId: rig.chat.tenantId, serviceUrl: rig.chat.serviceUrl });
  const operations: Readonly<Record<'send' | 'update' | 'create', () => Promise<unknown>>> = {
    send: () => client.send(rig.chat, text('hello')),
    update: () => client.update(rig.chat, rig.teams.messages[0]?.id ?? '', text('hello')),
    create: () => client.postInChannel(at(), channel().id, text('hello')),
  };
  const name = Object.keys(operations) as (keyof typeof operations)[];

  const faults: readonly (readonly [what: string, fault: ConnectorFault, posts: End, edits: End])[] = [
    ['429 with a time to wait', { status: 429, retryAfterS: 3 }, 'done', 'done'],
    ['429 without one', { status: 429 }, 'done', 'done'],
    ['412', { status: 412 }, 'done', 'done'],
    ['500', { status: 500 }, 'in doubt', 'done'],
    ['502 in HTML', { status: 502, body: '<html>Bad gateway</html>' }, 'in doubt', 'done'],
    ['503 although it was done', { status: 503, after: true }, 'in doubt', 'done'],
    ['a slow answer', { delayMs: 20 }, 'done', 'done'],
    ['no answer', { hold: true }, 'in doubt', 'done'],
    ['no answer although it was done', { hold: true, after: true }, 'in doubt', 'done'],
    ['a connection that breaks before', { reset: true }, 'in doubt', 'done'],
    ['a connection that breaks although it was done', { reset: true, after: true }, 'in doubt', 'done'],
    ['half an answer', { status: 201, body: '{"id":"1', after: true }, 'done', 'done'],
    ['400', { status: 400 }, 'not done', 'not done'],
    ['404', { status: 404 }, 'not done', 'not done'],
  ];
  for (const [what, fault, posts, edits] of faults) {
    for (const operation of name) {
      // A post whose place is not told cannot be found again.
      const created = what === 'half an answer' ? 'in doubt' : posts;
      const end = { send: posts, update: edits, create: created }[operation];
      it(`${what}, once, to ${operation}: ${end}, and never a second message`, async () => {
        if (operation === 'update') await client.send(rig.chat, text('first'));
        const before = rig.teams.messages.length;
        if ('hold' in fault) client = rig.clientWith({ timeLimitMs: TIME_LIMIT_MS.silent });
        const armed = rig.teams.faults.add({ ...fault, operation: operation as Operation });
        const work = rig.time.run(operations[operation]());
        if (end === 'done') await work;
        else await assert.rejects(work, errorThatSays(end));
        await armed.met();
        armed.release();
        await rig.teams.idle();
        const asked = rig.teams.calls.filter((call) => call.operation === operation);
        if (end !== 'done') assert.equal(asked.length, 1, 'it is not asked again');
        const made = rig.teams.messages.length - before;
        assert.ok(made <= 1, `${made} messages`);
        if (operation !== 'update' && end === 'done') assert.equal(made, 1);
        if (operation === 'update' && end === 'done') assert.equal(rig.teams.messages[0]?.words, 'hello');
      });
    }
  }

  const errorThatSays = (end: End) => (error: unknown) => {
    assert.ok(error instanceof AppError, String(error));
    assert.equal(error.facts.sent, end === 'in doubt' ? 'maybe' : 'no');
    return true;
  };

  it('a time to wait is waited for, also by what comes later', async () => {
    rig.teams.faults.add({ status: 429, retryAfterS: 3 });
    const first = client.send(rig.chat, text('one'));
    await rig.time.run(first);
    assert.ok(rig.time.now() >= 3_000 && rig.time.now() < 3_500, `${rig.time.now()} ms`);
    rig.teams.faults.add({ status: 429, retryAfterS: 3 });
    await rig.time.run(Promise.all([client.send(rig.chat, text('two')), client.send(rig.chat, text('three'))]));
    assert.equal(rig.teams.messages.length, 3);
  });

  it('gives up within 25 seconds where Teams goes on refusing, and says that nothing was sent', async () => {
    rig.teams.faults.add({ status: 429, retryAfterS: 10, times: 0 });
    await assert.rejects(rig.time.run(client.send(rig.chat, text('hello'))), (error: unknown) => {
      assert.ok(error instanceof AppError && error.code === 'ConnectorBusy' && error.facts.sent === 'no');
      return true;
    });
    assert.ok(rig.time.now() <= 25_000);
    assert.deepEqual(rig.teams.messages, []);
  });

  it('tries a connection that was refused again: nothing was sent', async () => {
    let times = 0;
    const counting: typeof fetch = (url, init) => {
      times += 1;
      return fetch(url, init);
    };
    // Where nobody listens any more.
    const nowhere = rig.chat;
    await rig.teams.stop();
    const work = rig.clientWith({ fetch: counting }).send(nowhere, text('hello'));
    await assert.rejects(rig.time.run(work), (error: unknown) => {
      assert.ok(error instanceof AppError && error.code === 'ConnectorSilent' && error.facts.sent === 'no');
      return true;
    });
    assert.equal(times, 4);
  });

  it('does not try an indicator again, nor hold up the answer for it', async () => {
    rig.teams.faults.add({ operation: 'typing', status: 429, retryAfterS: 5 });
    await assert.rejects(rig.time.run(client.showTyping(rig.chat)));
    assert.equal(rig.teams.calls.length, 1);
    assert.equal(rig.time.now(), 0);
  });

  it('deletes what is gone already without complaint', async () => {
    const id = String(await client.send(rig.chat, text('hello')));
    rig.teams.faults.add({ operation: 'delete', reset: true, after: true });
    await rig.time.run(client.delete(rig.chat, id));
    assert.equal(rig.teams.messages[0]?.isDeleted, true);
    await client.delete(rig.chat, id);
  });

  for (const code of [
    'BotDisabledByAdmin',
    'BotNotInConversationRoster',
    'ConversationBlockedByUser',
    'MessageWritesBlocked',
  ] as const)
    it(`marks the conversation as dead after ${code}, until something comes from it again`, async () => {
      rig.teams.faults.add({ status: 403, code });
      await assert.rejects(client.send(rig.chat, text('hello')), /takes no messages of the bot there any more/);
      assert.equal(rig.teams.calls.length, 1);
      assert.equal((await rig.conversations.find(rig.chat.conversationId))?.dead, code);
      await rig.conversations.seen(rig.chat);
      assert.equal((await rig.conversations.find(rig.chat.conversationId))?.dead, undefined);
    });

  it('leaves the conversation alive after any other refusal', async () => {
    for (const status of [400, 403, 404]) {
      rig.teams.faults.add({ status, code: 'SomethingNew' });
      await assert.rejects(client.send(rig.chat, text('hello')), /refused a POST with \d+ SomethingNew/);
    }
    assert.equal((await rig.conversations.find(rig.chat.conversationId))?.dead, undefined);
  });
});
