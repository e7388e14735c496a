import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  createSubmit,
  type Intent,
  type IntentOutcome,
  type IntentStore,
  type PimProvider,
  type RequestWrite,
  targetOf,
} from '../../src/pim/index.ts';
import { createMemoryIntentStore } from '../stand-ins/memory-intent-store.ts';
import { alex, globalReader, request } from './sample.ts';

const NOW = new Date('2026-11-24T08:06:00Z');
const write: RequestWrite = {
  type: 'request',
  draft: {
    kind: 'assignment',
    action: 'selfDeactivate',
    target: targetOf(globalReader),
    principalId: alex.objectId,
    justification: undefined,
    ticket: undefined,
  },
};

describe('A wish that somebody is finding out about', () => {
  /** The request that answers a wish of now, where an earlier one of `minutes` ago is being settled just then. */
  async function answerTo(minutes: number, activityId = 'again'): Promise<string> {
    const begun: Intent = {
      activityId: 'first',
      actor: alex,
      write,
      requestId: randomUUID(),
      recordedAt: new Date(NOW.getTime() - minutes * 60_000),
    };
    const earlier: IntentOutcome = { kind: 'answered', request: request({ id: 'earlier', action: 'selfDeactivate' }) };
    const memory = createMemoryIntentStore();
    let isUnderWay = true;
    const intents: IntentStore = {
      ...memory,
      claim: async (intent) => {
        if (!isUnderWay) return memory.claim(intent);
        isUnderWay = false;
        return { kind: 'theirs', begun, outcome: Promise.resolve(earlier) };
      },
    };
    const requests = { submit: async () => request({ id: 'new', action: 'selfDeactivate' }) };
    const provider = { name: 'entra-role', requests } as unknown as PimProvider;
    const submit = createSubmit({
      providers: new Map([['entra-role', provider]]),
      intents,
      clock: { now: () => NOW },
      newId: randomUUID,
    });
    return (await submit(alex, activityId, write)).id;
  }

  it('is shared where it was said twice within a minute, or is the same message again', async () => {
    assert.equal(await answerTo(0.5), 'earlier');
    assert.equal(await answerTo(30, 'first'), 'earlier');
  });

  it('is another one minutes later: what came of the old one is no answer to it', async () => {
    assert.equal(await answerTo(6), 'new');
  });
});
