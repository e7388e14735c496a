import assert from 'node:assert/strict';
import { createMemoryIntentStore } from '../../src/durable/storage/memory-intent-store.ts';
import { type Intent, targetOf } from '../../src/pim/index.ts';
import { alex, globalReader, request } from '../pim/sample.ts';

const intent = (activityId: string, actor = alex): Intent => ({
  activityId,
  actor,
  write: {
    type: 'request',
    draft: {
      kind: 'assignment',
      action: 'selfDeactivate',
      target: targetOf(globalReader),
      principalId: actor.objectId,
      justification: undefined,
      ticket: undefined,
    },
  },
  requestId: '61998d6f-fcf3-400a-9d40-cbfa74a3bfbd',
  recordedAt: new Date(),
});
const answered = { kind: 'answered', request: request({ status: 'Revoked' }) } as const;

describe('Intents', () => {
  it('a repeated delivery gets the result of the first', async () => {
    const store = createMemoryIntentStore();
    assert.equal((await store.claim(intent('a'))).kind, 'mine');
    const repeat = await store.claim(intent('a'));
    await store.settle(intent('a'), answered);
    assert.equal(repeat.kind, 'theirs');
    assert.deepEqual(repeat.kind === 'theirs' && (await repeat.outcome), answered);
  });

  it('a late repeat still gets it after the work is done', async () => {
    const store = createMemoryIntentStore();
    await store.claim(intent('a'));
    await store.settle(intent('a'), answered);
    const repeat = await store.claim(intent('a'));
    assert.deepEqual(repeat.kind === 'theirs' && (await repeat.outcome), answered);
  });

  it('a second click while the first is under way shares its result', async () => {
    const store = createMemoryIntentStore();
    await store.claim(intent('first-click'));
    assert.equal((await store.claim(intent('second-click'))).kind, 'theirs');
  });

  it('the same wish may be said again once the first is settled', async () => {
    const store = createMemoryIntentStore();
    await store.claim(intent('a'));
    await store.settle(intent('a'), answered);
    assert.equal((await store.claim(intent('b'))).kind, 'mine');
  });

  it('two people never share an intent', async () => {
    const store = createMemoryIntentStore();
    await store.claim(intent('a'));
    const megan = { ...alex, objectId: '0b0b0b0b-0000-4000-8000-000000000003' };
    assert.equal((await store.claim(intent('a', megan))).kind, 'mine');
  });
});
