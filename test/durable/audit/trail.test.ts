import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../../src/core/app-error.ts';
import { isoDurationOf } from '../../../src/core/iso-duration.ts';
import { readRecords } from '../../../src/durable/audit/chain/read-records.ts';
import { verifyTrail } from '../../../src/durable/audit/chain/verify-trail.ts';
import { createAudit } from '../../../src/durable/audit/create-audit.ts';
import { createIntentStore } from '../../../src/durable/storage/intents/intent-store.ts';
import type { Storage } from '../../../src/durable/storage/storage.ts';
import { type Intent, type IntentOutcome, PimRefusal, targetOf, writeEvent } from '../../../src/pim/index.ts';
import { alex, globalReader, request } from '../../pim/sample.ts';
import { databaseKinds, type TestDatabase } from '../databases.ts';
import { emptyTrail, guard } from './empty-trail.ts';

const answered: IntentOutcome = { kind: 'answered', request: request({ status: 'Provisioned' }) };
const refused: IntentOutcome = {
  kind: 'failed',
  error: new PimRefusal({
    status: 400,
    pimCode: 'RoleAssignmentExists',
    pimMessage: 'It is there.',
    rules: [],
    requestId: 'microsofts-id',
    claims: undefined,
  }),
};
const inDoubt: IntentOutcome = {
  kind: 'failed',
  error: new AppError('NoAnswer', 'No answer.', { facts: { sent: 'maybe' } }),
};

const intent = (activityId: string, justification = 'prod incident', target = targetOf(globalReader)): Intent => ({
  activityId,
  actor: alex,
  write: {
    type: 'request',
    draft: {
      kind: 'assignment',
      action: 'selfActivate',
      target,
      principalId: alex.objectId,
      justification,
      ticket: { ticketNumber: 'INC-1', ticketSystem: 'ServiceNow' },
      window: { startsAt: undefined, expiration: { type: 'after-duration', duration: isoDurationOf(2 * 60 * 60_000) } },
    },
  },
  requestId: randomUUID(),
  recordedAt: new Date(),
});

for (const kind of await databaseKinds())
  describe(`The audit trail in ${kind.name}`, function () {
    this.timeout(120_000);
    let database: TestDatabase;
    let storage: Storage;
    let other: Storage;

    const auditOf = (place: Storage) =>
      createAudit({ storage: place, keepTrying: async (_what, work) => work(), nameOf: () => 'alexw@contoso.example' });
    const storeOf = (place: Storage) =>
      createIntentStore({
        storage: place,
        instance: { id: randomUUID() },
        append: (db, event) => auditOf(place).within(db).wrote(event),
        keepTrying: async (_what, work) => work(),
        wait: () => nextTurn(),
      });
    async function settle(place: Storage, what: Intent, outcome: IntentOutcome, at = new Date()) {
      const store = storeOf(place);
      await store.claim(what);
      await store.settle(what, outcome, writeEvent(what, outcome, at));
    }
    async function records() {
      const all: Record<string, unknown>[] = [];
      for await (const page of readRecords(storage.db)) all.push(...page.map(({ record }) => JSON.parse(record)));
      return all;
    }

    before(async () => {
      database = await kind.make();
      storage = await database.open();
      // The embedded one is a single connection for everybody.
      other = storage.isShared ? await database.open() : storage;
    });
    beforeEach(() => emptyTrail(storage));
    after(async () => {
      await storage.close();
      if (other !== storage) await other.close();
      await database.drop();
    });

    it('names who, what, on what, why, what PIM said and when, by the bot’s clock and in real time', async () => {
      const what = intent('activity-1');
      const before = Date.now();
      await settle(storage, what, answered, new Date('2030-01-01T00:00:00Z'));
      const [{ recordedAt, previous, ...record } = {}] = await records();
      assert.ok(typeof recordedAt === 'string' && Math.abs(Date.parse(recordedAt) - before) < 120_000, 'real time');
      assert.equal(previous, '0'.repeat(64));
      assert.ok(answered.kind === 'answered' && answered.request);
      const { id, role, scope, principal } = answered.request;
      assert.deepEqual(record, {
        format: 1,
        seq: 1,
        event: 'request',
        actor: { oid: alex.objectId, tid: alex.tenantId, name: 'alexw@contoso.example' },
        activityId: 'activity-1',
        intentId: what.requestId,
        at: '2030-01-01T00:00:00.000Z',
        action: 'selfActivate',
        target: {
          provider: 'entra-role',
          role: { id: role.id, name: role.name },
          scope: { id: scope.id },
          principal: { id: principal.id, name: principal.signInName ?? principal.name },
        },
        justification: 'prod incident',
        ticket: { number: 'INC-1', system: 'ServiceNow' },
        requestId: id,
        details: { kind: 'assignment', window: { expiration: { type: 'after-duration', duration: 'PT2H' } } },
        outcome: { kind: 'accepted', status: 'Provisioned' },
      });
    });

    it('keeps what PIM refused with its code and Microsoft’s request id, and what is in doubt until it is known', async () => {
      await settle(storage, intent('a'), refused);
      const lost = intent('b');
      await settle(storage, lost, inDoubt);
      await storeOf(storage).settle(lost, answered, writeEvent(lost, answered, new Date()));
      const all = await records();
      assert.deepEqual(
        all.map(({ outcome }) => outcome),
        [
          { kind: 'refused', code: 'RoleAssignmentExists', microsoftRequestId: 'microsofts-id' },
          { kind: 'in-doubt', code: 'NoAnswer' },
          { kind: 'accepted', status: 'Provisioned' },
        ],
      );
      assert.equal(all[1]?.intentId, all[2]?.intentId);
    });

    it('keeps a decision with the request it is about, and a cancelled request', async () => {
      const about = request({ status: 'PendingApproval' });
      const done: IntentOutcome = { kind: 'answered', request: undefined };
      const decision = { result: 'deny', justification: 'not today' } as const;
      await settle(storage, { ...intent('a'), write: { type: 'decide', request: about, stepId: 's', decision } }, done);
      await settle(storage, { ...intent('b'), write: { type: 'cancel', request: about } }, done);
      const all = await records();
      assert.deepEqual(
        all.map(({ event, action, justification, requestId, details }) => ({
          event,
          action,
          justification,
          requestId,
          details,
        })),
        [
          {
            event: 'decide',
            action: 'deny',
            justification: 'not today',
            requestId: about.id,
            details: { stepId: 's' },
          },
          { event: 'cancel', action: 'cancel', justification: undefined, requestId: about.id, details: undefined },
        ],
      );
    });

    it('keeps that somebody signed out', async () => {
      await auditOf(storage).signedOut({ actor: alex, at: new Date('2026-03-01T12:00:00Z') });
      const [record] = await records();
      assert.equal(record?.event, 'sign-out');
      assert.deepEqual(record.actor, { oid: alex.objectId, tid: alex.tenantId, name: 'alexw@contoso.example' });
    });

    it('has no token in it, also where somebody pasted one as a justification', async () => {
      const token = `eyJ${'a'.repeat(20)}.${'b'.repeat(20)}.${'c'.repeat(20)}`;
      await settle(storage, intent('a', `see ${token} and Bearer abcdef.ghi`), answered);
      const text = JSON.stringify(await records());
      assert.ok(!text.includes(token) && !text.includes('abcdef.ghi'), text);
    });

    it('takes what no database writes: half an emoji, a NUL, a line of its own', async () => {
      await settle(storage, intent('a'), answered);
      await auditOf(storage).signedOut({ actor: { ...alex, objectId: '\ud83d \u0000 \n{"seq":3}' }, at: new Date() });
      const [, record] = await records();
      assert.equal((record?.actor as { oid: string } | undefined)?.oid, '\ufffd \u0000 \n{"seq":3}');
      assert.equal((await verifyTrail(storage)).broken, undefined);
    });

    it('is one chain when fifty things end at once over two connections', async () => {
      await Promise.all(
        Array.from({ length: 50 }, (_nothing, at) => {
          const target = { ...targetOf(globalReader), roleId: `role-${at}` };
          return settle(at % 2 ? storage : other, intent(`a${at}`, `${at}`, target), answered);
        }),
      );
      const { broken, count } = await verifyTrail(storage);
      assert.deepEqual({ broken, count }, { broken: undefined, count: 50 });
    });

    it('goes on from where it was after the database was closed', async () => {
      await settle(storage, intent('a'), answered);
      await storage.close();
      storage = await database.open();
      if (!storage.isShared) other = storage;
      await settle(storage, intent('b'), answered);
      const { broken, count } = await verifyTrail(storage);
      assert.deepEqual({ broken, count }, { broken: undefined, count: 2 });
    });

    it('has neither a gap nor a record of what was undone', async () => {
      await settle(storage, intent('a'), answered);
      const undone = storage.db.transaction().execute(async (transaction) => {
        await auditOf(storage)
          .within(transaction.withSchema(storage.schema))
          .wrote(writeEvent(intent('b'), answered, new Date()));
        throw new Error('the power is gone');
      });
      await assert.rejects(undone, /power/);
      await settle(storage, intent('c'), answered);
      const { broken, count } = await verifyTrail(storage);
      assert.deepEqual({ broken, count }, { broken: undefined, count: 2 });
    });

    it('nothing in it can be changed, removed or emptied', async () => {
      await settle(storage, intent('a'), answered);
      const { schema } = storage;
      for (const statement of [
        `update ${schema}.audit set record = '{}'`,
        `delete from ${schema}.audit`,
        `truncate ${schema}.audit`,
        `delete from ${schema}.audit_head`,
      ])
        await assert.rejects(storage.execute(statement), /append-only/, statement);
      assert.equal((await records()).length, 1);
    });

    for (const [what, statement, broken] of [
      ['edited', "update audit set record = replace(record, 'second', 'other') where seq = 2", /record 2 was edited/],
      ['removed', 'delete from audit where seq = 2', /record 2 was removed/],
      ['removed at the end', 'delete from audit where seq >= 3', /records 3 to 4 were removed from the end/],
      [
        'reordered',
        'update audit set seq = case seq when 2 then -3 else -2 end where seq in (2, 3); update audit set seq = -seq where seq < 0',
        /in the place of record 2 stands record 3/,
      ],
      [
        'inserted',
        'insert into audit select 5, recorded_at, record, hash from audit where seq = 4',
        /record 5 was inserted at the end|in the place of record 5 stands record 4/,
      ],
      ['of which all was removed', 'delete from audit', /records 1 to 4 were removed from the end/],
      ['without its head', 'delete from audit_head', /head of the trail was removed/],
    ] as const)
      it(`is found to be ${what} by somebody who owns the database`, async () => {
        for (const name of ['first', 'second', 'third', 'fourth']) await settle(storage, intent(name, name), answered);
        const { schema } = storage;
        const own = statement.replaceAll(/\baudit(_head)?\b/g, `${schema}.audit$1`);
        await storage.execute(`${guard(schema, 'disable')}; ${own}`);
        assert.match((await verifyTrail(storage)).broken?.what ?? 'not found', broken);
      });

    it('without its head takes no more records, and says why', async () => {
      const { schema } = storage;
      await storage.execute(`alter table ${schema}.audit_head disable trigger all; delete from ${schema}.audit_head`);
      await assert.rejects(settle(storage, intent('a'), answered), /head of the audit trail is gone/);
    });
  });
