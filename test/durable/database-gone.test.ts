import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type Contoso, startContoso, type Traffic } from '../stand-ins/contoso.ts';
import { createCrowd } from '../stand-ins/crowd.ts';
import { startWire, type Wire } from '../stand-ins/cut-wire.ts';
import { dropSchema, onServer, SERVER_URL, serverAnswers } from './databases.ts';

const PEOPLE = 32;
/** How many act at the same time. */
const AT_ONCE = 8;
/** How many have what they want before the database goes. */
const BEFORE = 8;
/** The whole minute of promise 7: PIM_OUTAGE_SECONDS=60. */
const OUTAGE_S = Number(process.env.PIM_OUTAGE_SECONDS ?? 0);

const WISH = 'activate Helpdesk Administrator for 30m because of the outage';
const REFUSED = /My notes cannot be reached.*nothing was sent.*Try again in a minute/is;
/** What was on its way when the database went may still leave. */
const UNDER_WAY_MS = 2_000;

for (const [how, what, seconds] of [
  ['closed', 'was stopped', OUTAGE_S || 5],
  ['silent', 'no longer answers', OUTAGE_S || 25],
] as const)
  describe(`A database server that ${what} for ${seconds} s while many people act`, function () {
    this.timeout(180_000 + seconds * 1000);
    const crowd = createCrowd(PEOPLE);
    const schema = `pim_test_${randomUUID().replaceAll('-', '').slice(0, 24)}`;
    let wire: Wire;
    let contoso: Contoso;
    before(async function () {
      if (!(await serverAnswers())) return this.skip();
      const url = new URL(SERVER_URL);
      wire = await startWire(url.hostname, Number(url.port || 5432));
      url.host = `127.0.0.1:${wire.port}`;
      contoso = await startContoso({
        args: ['--database-url', url.href, '--database-schema', schema],
        tenant: crowd.tenant,
        botPatienceMs: 60_000,
        patienceMs: 60_000,
      });
      await contoso.control('faults', { method: 'POST', path: 'ScheduleRequests', times: 0, delayMs: 200 });
    });
    after(async () => {
      await contoso?.stop();
      await wire?.stop();
      if (contoso) await dropSchema(schema);
    });

    it('nothing is sent without its record, everybody is told, and it heals', async () => {
      const waiting = crowd.people.map(({ userPrincipalName }) => contoso.person(userPrincipalName));
      const told: string[] = [];
      let active = 0;
      let outage: Promise<{ from: number; to: number }> | undefined;

      const act = async () => {
        for (let one = waiting.shift(); one; one = waiting.shift()) {
          const { words } = await one.asks(WISH);
          if (/is active until/.test(words)) {
            active += 1;
          } else {
            told.push(words);
            assert.match((await one.asks('roles')).words, /Helpdesk Administrator/, 'what is only read is answered');
            waiting.push(one);
          }
          if (active >= BEFORE) outage ??= cutFor(wire, how, seconds);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, act));
      assert.ok(outage);
      const { from, to } = await outage;

      // Of a server that is silent only those hear whose wish ran into its limits; the others are served when it is back.
      assert.ok(told.length >= (how === 'closed' ? AT_ONCE : 1), `${told.length} were told`);
      for (const words of told) assert.match(words, REFUSED);
      const sent = (await contoso.graphTraffic()).filter(({ method }) => method === 'POST');
      assert.equal(sent.length, PEOPLE, 'everybody has it, and nobody twice');
      assert.deepEqual(
        sent.filter(({ startedAt }) => startedAt > from + UNDER_WAY_MS && startedAt < to),
        [],
      );
      const rows = await settledRows();
      const kept = new Set(rows.map(({ answer_id }) => answer_id));
      assert.deepEqual(
        sent.map(idOf).filter((id) => !kept.has(id)),
        [],
        'every write has its record, with what came of it',
      );
    });

    /** Waits until what became of everything has been kept. */
    const settledRows = () =>
      onServer(async (client) => {
        for (const limit = Date.now() + 30_000; ; ) {
          const { rows } = await client.query(`select state, answer_id from ${schema}.intents`);
          const open = rows.filter(({ state }) => state === 'open' || state === 'in-doubt');
          if (open.length === 0) return rows;
          assert.ok(Date.now() < limit, `${open.length} are still not settled`);
        }
      });
  });

async function cutFor(wire: Wire, how: 'closed' | 'silent', seconds: number) {
  const from = Date.now();
  wire.cut(how);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const to = Date.now();
  await wire.mend();
  return { from, to };
}

const idOf = (line: Traffic): string =>
  (JSON.parse(JSON.stringify(line)) as { responseBody: { id: string } }).responseBody.id;
