import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { AppError } from '../../../src/core/app-error.ts';
import type { ConnectorClient } from '../../../src/teams/bot/edge/connector/connector-client.ts';
import type { Handled } from '../../../src/teams/bot/edge/handled.ts';
import { createAnswerOnce } from '../../../src/teams/bot/edge/once/answer-once.ts';
import { withAnswersOnce } from '../../../src/teams/bot/edge/once/with-answers-once.ts';
import type { PostedAnswer, ReceivedActivities } from '../../../src/teams/delivery/received-activities.ts';
import { silent } from '../../durable/databases.ts';

const activity = { id: '1', type: 'message', conversation: { id: 'chat' }, from: { id: '29:a' } } as Activity;
const to = { conversationId: 'chat', tenantId: 't', serviceUrl: 'http://127.0.0.1/' };

describe('The answers to an activity whose turn runs again', () => {
  let calls: string[];
  let posted: PostedAnswer[];
  let gone: boolean;
  const raw = {
    send: async (_to: object, { text }: { text?: string }) => {
      calls.push(`send ${text}`);
      return `m${calls.length}`;
    },
    update: async (_to: object, id: string, { text }: { text?: string }) => {
      calls.push(`update ${id} ${text}`);
      if (gone) throw new AppError('ConnectorRefused', 'Gone.', { facts: { code: 'ActivityNotFoundInConversation' } });
    },
  } as unknown as ConnectorClient;
  const connector = withAnswersOnce(raw, silent);
  const received: ReceivedActivities = {
    claim: async () => ({ kind: 'mine', posted: [...posted] }),
    posted: async (_key, answer) => void posted.push(answer),
    answered: async () => undefined,
    failed: async () => undefined,
  };
  const turn = (...texts: string[]) =>
    createAnswerOnce({ received, logger: silent })(activity, async (): Promise<Handled> => {
      for (const text of texts) await connector.send(to, { type: 'message', text });
      return { receipt: { status: 200 } };
    });
  beforeEach(() => {
    calls = [];
    posted = [];
    gone = false;
  });

  it('stand where they stood, as they are now; only what is new is posted', async () => {
    await turn('working');
    await turn('done', 'and more');
    assert.deepEqual(calls, ['send working', 'update m1 done', 'send and more']);
  });

  it('are posted again where somebody deleted them', async () => {
    await turn('working');
    gone = true;
    await turn('done');
    assert.deepEqual(calls, ['send working', 'update m1 done', 'send done']);
  });

  it('are none of what is sent outside a turn', async () => {
    await turn('working');
    await connector.send(to, { type: 'message', text: 'by itself' });
    assert.deepEqual(calls, ['send working', 'send by itself']);
  });

  it('are given also where the database does not answer', async () => {
    const down = async () => Promise.reject(new AppError('DatabaseUnavailable', 'Down.'));
    const handled = await createAnswerOnce({
      received: { claim: down, posted: down, answered: async () => undefined, failed: async () => undefined },
      logger: silent,
    })(activity, async () => {
      await connector.send(to, { type: 'message', text: 'done' });
      return { receipt: { status: 200 } };
    });
    assert.equal(handled.receipt.status, 200);
    assert.deepEqual(calls, ['send done']);
  });
});
