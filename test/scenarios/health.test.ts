import assert from 'node:assert/strict';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

interface Health {
  readonly status: string;
  readonly database: { readonly status: string; readonly kind: string };
  readonly queue: { readonly status: string; readonly tasks: Record<string, Record<string, number>> };
  readonly channelKeys: { readonly status: string };
  readonly tokenKeys: { readonly status: string };
  readonly lastSuccess: Record<string, string | null>;
}

describe('Who watches over the bot', () => {
  let contoso: Contoso;
  const ask = async (path: string) => {
    const response = await fetch(`${contoso.bot}${path}`);
    const text = await response.text();
    return { status: response.status, text, health: JSON.parse(text) as Health };
  };
  beforeEach(async () => {
    contoso = await startContoso();
  });
  afterEach(() => contoso.stop());

  it('sees database, queue and keys, and when each service last answered, but nobody’s name, id or host', async () => {
    const before = await ask('/readyz');
    assert.equal(before.status, 200);
    assert.equal(before.health.lastSuccess.graph, null);
    await contoso.alex.asks('roles');
    const health = await until(async () => {
      const { health: now } = await ask('/readyz');
      return Object.values(now.lastSuccess).every((at) => at !== null) ? now : undefined;
    });
    assert.deepEqual(Object.keys(health.lastSuccess).sort(), ['arm', 'botframework', 'graph', 'login']);
    assert.equal(health.database.status, 'up');
    assert.equal(health.queue.status, 'up');
    assert.deepEqual(health.channelKeys, { status: 'up' });
    assert.match(health.tokenKeys.status, /^(up|off)$/);
    assert.deepEqual(Object.keys(health.queue.tasks.reconcile ?? {}), ['waiting', 'due', 'deadLetters']);
    const { text } = await ask('/readyz');
    assert.doesNotMatch(text, /contoso|alex|127\.0\.0\.1|[0-9a-f]{8}-[0-9a-f]{4}|eyJ|secret/i);
  });

  it('finds out from the bot’s own work that time was moved: watchers look again, and wait for their next turn', async () => {
    for (let times = 0; times < 3; times += 1) {
      await contoso.control('clock', { advance: 'PT2H' });
      await until(async () => {
        const { health } = await ask('/readyz');
        const { reconcile, tidy } = health.queue.tasks;
        return [reconcile, tidy].every((task) => task?.waiting === 1 && task.due === 0 && task.deadLetters === 0);
      });
    }
  });

  it('is told that the process lives whatever else is the matter', async () => {
    await contoso.control('faults', { status: 500, times: 0 });
    assert.deepEqual(JSON.parse((await ask('/healthz')).text), { status: 'ok' });
    await contoso.control('reset', {});
  });
});

/** Waits for a state. */
async function until<T>(look: () => Promise<T>): Promise<NonNullable<T>> {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It never came to be.');
}
