import assert from 'node:assert/strict';
import { AppError } from '../../../../src/core/app-error.ts';
import { createPace, type Pace } from '../../../../src/teams/bot/edge/connector/pace.ts';
import { useRig } from './rig.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';

const post = (conversationId: string | undefined = 'a:alex') => ({
  tenantId: 'contoso',
  conversationId,
  isRead: false,
});

describe('The pace of the connector client', () => {
  let time: VirtualTime;
  let pace: Pace;
  beforeEach(() => {
    time = createVirtualTime();
    pace = createPace(time.now, time.wait);
  });

  /** When each of so many at once departs, in order. */
  async function departures(requests: readonly ReturnType<typeof post>[]): Promise<number[]> {
    const at: number[] = [];
    const all = requests.map(async (request) => {
      await pace.turn(request);
      at.push(time.now());
    });
    await time.run(Promise.all(all));
    return at;
  }
  const most = (at: readonly number[], ms: number): number =>
    Math.max(...at.map((start) => at.filter((one) => one >= start && one < start + ms).length));

  it('is 7 a second in one conversation, first come first served', async () => {
    const at = await departures(Array.from({ length: 30 }, () => post()));
    assert.deepEqual(at.slice(0, 7), Array(7).fill(0));
    assert.equal(most(at, 1_000), 7);
    assert.ok(Math.max(...at) < 4_500);
    assert.deepEqual(
      at,
      at.toSorted((one, other) => one - other),
    );
  });

  it('keeps the threads of a channel together and conversations apart', async () => {
    const threads = await departures(Array.from({ length: 8 }, (_, index) => post(`19:x;messageid=${index}`)));
    assert.ok(threads.some((at) => at > 0));
    assert.deepEqual(
      await departures(Array.from({ length: 8 }, (_, index) => post(`19:${index}`))),
      Array(8).fill(time.now()),
    );
  });

  it('is 50 a second in one tenant, whatever the conversations', async () => {
    const at = await departures(Array.from({ length: 120 }, (_, index) => post(`a:${index}`)));
    assert.equal(most(at, 1_000), 50);
    assert.ok(Math.max(...at) < 2_200);
    assert.deepEqual(await departures([{ ...post(), tenantId: 'fabrikam' }]), [time.now()]);
  });

  it('tells at once who would have to wait longer than a turn lasts, and does not let others wait for them', async () => {
    const outcomes = await time.run(Promise.allSettled(Array.from({ length: 150 }, () => pace.turn(post()))));
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    assert.ok(refused.length > 0 && refused.length < 60);
    assert.ok(refused.every((error) => error instanceof AppError && error.code === 'ConnectorBusy'));
    assert.ok(time.now() <= 15_000);
  });

  it('lets a courtesy go at once or not at all, and keeps room for what is waited for', async () => {
    const courtesy = (index: number) => pace.turn({ ...post(`a:${index}`), isCourtesy: true });
    const shown = await Promise.allSettled(Array.from({ length: 60 }, (_, index) => courtesy(index)));
    assert.equal(shown.filter(({ status }) => status === 'fulfilled').length, 20);
    assert.deepEqual(await departures(Array.from({ length: 30 }, (_, index) => post(`b:${index}`))), Array(30).fill(0));
  });

  it('lets a conversation rest for as long as Teams says', async () => {
    pace.rest(post(), 5_000);
    assert.deepEqual(await departures([post()]), [5_000]);
  });

  describe('in front of a Teams that throttles', () => {
    const rig = useRig({ throttles: true });

    it('meets no 429', async () => {
      const client = rig.clientWith({
        now: () => performance.now(),
        wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      });
      const said = Array.from({ length: 8 }, (_, index) =>
        client.send(rig.chat, { type: 'message', text: `${index}` }),
      );
      await Promise.all(said);
      assert.deepEqual([...new Set(rig.teams.calls.map(({ status }) => status))], [201]);
      assert.deepEqual(rig.teams.messages.map(({ words }) => words).sort(), ['0', '1', '2', '3', '4', '5', '6', '7']);
    });
  });
});
