import assert from 'node:assert/strict';
import { type Check, createReadiness } from '../../../src/teams/bot/edge/readiness.ts';

const up: Check = { name: 'queue', look: async () => ({ state: 'up', facts: { running: 2 } }) };
const failing = (error: unknown): Check => ({
  name: 'database',
  look: async () => {
    throw error;
  },
});

const withCode = (message: string, code: string): Error => Object.assign(new Error(message), { code });

describe('Whether the bot can work', () => {
  it('is yes where nothing is down; what is switched off does not count, and what is beside is shown', async () => {
    const off: Check = { name: 'channelKeys', look: async () => ({ state: 'off' }) };
    assert.deepEqual(await createReadiness([up, off], () => ({ lastSuccess: { graph: null } }))(), {
      isReady: true,
      body: {
        status: 'ready',
        queue: { status: 'up', running: 2 },
        channelKeys: { status: 'off' },
        lastSuccess: { graph: null },
      },
    });
  });

  it('is no where one thing is down or says so; the others are still shown', async () => {
    const down: Check = { name: 'database', look: async () => ({ state: 'down' }) };
    const { isReady, body } = await createReadiness([down, up], () => ({}))();
    assert.equal(isReady, false);
    assert.deepEqual(body, {
      status: 'not ready',
      database: { status: 'down' },
      queue: { status: 'up', running: 2 },
    });
  });

  for (const [what, error, reason] of [
    ['a code', withCode('connect ECONNREFUSED db.contoso.example:5432', 'ECONNREFUSED'), 'ECONNREFUSED'],
    ['a code that is none', withCode('no', 'user=bot password=hush'), 'error'],
    ['words alone', new Error('password authentication failed for user "bot"'), 'error'],
    ['what is no error', 'bot:hush@db.contoso.example', 'error'],
  ] as const)
    it(`tells "${reason}" of trouble with ${what}: never host, user or secret`, async () => {
      const { body } = await createReadiness([failing(error)], () => ({}))();
      assert.deepEqual(body.database, { status: 'down', reason });
    });

  it('is no within three seconds where something does not answer', async function () {
    this.timeout(10_000);
    const silent: Check = { name: 'database', look: () => new Promise(() => undefined) };
    const { isReady, body } = await createReadiness([silent], () => ({}))();
    assert.equal(isReady, false);
    assert.deepEqual(body.database, { status: 'down', reason: 'timeout' });
  });

  it('is looked at once a second, however many ask', async () => {
    let looks = 0;
    let now = 0;
    const counting: Check = {
      name: 'database',
      look: async () => {
        looks += 1;
        return { state: 'up' };
      },
    };
    const readiness = createReadiness(
      [counting],
      () => ({}),
      () => now,
    );
    await Promise.all(Array.from({ length: 50 }, readiness));
    now = 999;
    await readiness();
    assert.equal(looks, 1);
    now = 1_000;
    await readiness();
    assert.equal(looks, 2);
  });
});
