import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { decodeJwt } from 'jose';
import { AppError } from '../../../src/core/app-error.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { createSeal } from '../../../src/core/seal.ts';
import { openDurable } from '../../../src/durable/open-durable.ts';
import { createTokenPartitions } from '../../../src/durable/storage/sign-ins/token-partitions.ts';
import type { Storage } from '../../../src/durable/storage/storage.ts';
import { createOnBehalfOf } from '../../../src/microsoft/auth/on-behalf-of.ts';
import { withTurn } from '../../../src/microsoft/auth/turn.ts';
import { withPerson } from '../../../src/microsoft/auth/with-person.ts';
import { needsPerson, type Person, personKey } from '../../../src/pim/index.ts';
import { type EntraServer, refusal, startEntra } from '../../microsoft/auth/entra-server.ts';
import { json } from '../../microsoft/http/local-server.ts';
import { keepLines, type LogLine } from '../../microsoft/http/log-lines.ts';
import { ALEX } from '../../microsoft/http/rig.ts';
import { databaseKinds, silent, type TestDatabase } from '../databases.ts';

const MEGAN = { ...ALEX, objectId: 'bbbbbbbb-0000-4000-8000-000000000002' };
const [KEY, NEW_KEY] = [randomBytes(32), randomBytes(32)];
const DAY_MS = 86_400_000;

for (const { name, make } of await databaseKinds())
  describe(`The tokens of people, kept in ${name}`, function () {
    this.timeout(60_000);
    let database: TestDatabase;
    let storage: Storage;
    let entra: EntraServer;
    let lines: LogLine[];
    let now: Date;
    before(async () => {
      database = await make();
      storage = await database.open();
    });
    beforeEach(async () => {
      entra = await startEntra();
      lines = [];
      now = new Date();
    });
    afterEach(async () => {
      await entra.close();
      await storage.db.deleteFrom('token_partitions').execute();
    });
    after(async () => {
      await storage.close();
      await database.drop();
    });

    type Keys = readonly [Buffer, ...Buffer[]];
    const partitionsUnder = (keys: Keys) => {
      const kept = keepLines();
      lines = kept.lines;
      return createTokenPartitions({ storage, seal: createSeal(keys), clock: { now: () => now }, logger: kept.logger });
    };
    /** A bot that has just started: nothing in its memory. */
    const startedBot = (keys: Keys | 'off' = [KEY], partitions = keys === 'off' ? undefined : partitionsUnder(keys)) =>
      createOnBehalfOf({
        fetch: entra.fetch,
        clientId: 'cccccccc-0000-4000-8000-000000000001',
        credential: { kind: 'secret', secret: 'the-bots-own-secret' },
        partitions,
        scopes: {
          graph: ['https://graph.microsoft.com/RoleManagement.Read.Directory'],
          arm: ['https://management.azure.com/user_impersonation'],
        },
        logger: keepLines().logger,
      });
    const signsIn = async (person: Person, keys: Keys = [KEY]) => {
      const assertion = await entra.assertionOf(person);
      await withTurn(person, () => startedBot(keys).accept(person, 'graph', assertion));
    };
    const failureOf = async (work: Promise<unknown>): Promise<AppError> => {
      const thrown = await work.then(
        () => assert.fail('it worked'),
        (error: unknown) => error,
      );
      assert.ok(thrown instanceof AppError, String(thrown));
      return thrown;
    };
    const inAbsence = (person: Person, bot = startedBot(), resource: 'graph' | 'arm' = 'graph') =>
      withPerson(person, () => bot.token(person, resource));
    const rows = () => storage.db.selectFrom('token_partitions').selectAll().orderBy('person').execute();
    const grants = () => entra.forms().map(({ grant_type }) => grant_type);

    it('serve after a restart, for both services, without the person and without another sign-in', async () => {
      await signsIn(ALEX);
      const bot = startedBot();
      assert.equal(decodeJwt(await inAbsence(ALEX, bot, 'graph')).oid, ALEX.objectId);
      assert.equal(grants().length, 1, 'the token of the sign-in lives still');
      const arm = decodeJwt(await inAbsence(ALEX, bot, 'arm'));
      assert.deepEqual([arm.oid, arm.aud], [ALEX.objectId, 'https://management.azure.com/user_impersonation']);
      assert.equal(grants()[1], 'refresh_token');
      assert.equal(grants().length, 2);
    });

    it('serve the person too who writes to a bot that was started again', async () => {
      await signsIn(ALEX);
      const bot = startedBot();
      assert.equal(decodeJwt(await withTurn(ALEX, () => bot.token(ALEX, 'arm'))).oid, ALEX.objectId);
    });

    it('are given to nobody’s work but that of their person', async () => {
      await signsIn(ALEX);
      await signsIn(MEGAN);
      const bot = startedBot();
      for (const work of [
        bot.token(ALEX, 'graph'),
        withPerson(MEGAN, () => bot.token(ALEX, 'graph')),
        withTurn(MEGAN, () => bot.token(ALEX, 'graph')),
        withPerson({ ...ALEX, tenantId: MEGAN.objectId }, () => bot.token(ALEX, 'graph')),
      ])
        assert.equal((await failureOf(work)).code, 'SignInNeeded');
      let left: Promise<string> = Promise.resolve('');
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await withPerson(ALEX, async () => {
        left = held.then(() => bot.token(ALEX, 'graph'));
      });
      release();
      assert.equal((await failureOf(left)).code, 'SignInNeeded', 'what the work left running is no part of it');
      assert.equal(decodeJwt(await inAbsence(ALEX, bot)).oid, ALEX.objectId);
    });

    it('are refreshed once for fifty who ask at once', async () => {
      await signsIn(ALEX);
      const bot = startedBot();
      const all = await Promise.all(Array.from({ length: 50 }, () => inAbsence(ALEX, bot, 'arm')));
      assert.equal(new Set(all).size, 1);
      assert.equal(grants().filter((grant) => grant === 'refresh_token').length, 1);
    });

    it('cannot be read in the database: neither a token nor a part of one stands there', async () => {
      await signsIn(ALEX);
      const token = await inAbsence(ALEX, startedBot(), 'arm');
      const [row] = await rows();
      assert.equal(row?.person, personKey(ALEX));
      const dump = JSON.stringify(await rows());
      const readable = dump + Buffer.from(row?.sealed.split('.')[1] ?? '', 'base64url').toString('latin1');
      // Random bytes spell the three letters now and then that every token begins with.
      for (const part of token.split('.')) assert.ok(!readable.includes(part.slice(0, 12)), part);
      assert.doesNotMatch(readable, /eyJ[\w-]+\.eyJ|refresh-|secret|access_?token|RefreshToken/i);
    });

    it('put into the row of somebody else serve nobody; the log is told once, and a new sign-in mends it', async () => {
      await signsIn(ALEX);
      await signsIn(MEGAN);
      const [alex, megan] = await rows();
      const swap = (person = '', sealed = '') =>
        storage.db.updateTable('token_partitions').set({ sealed }).where('person', '=', person).execute();
      await swap(alex?.person, megan?.sealed);
      await swap(megan?.person, alex?.sealed);
      const bot = startedBot();
      for (const person of [ALEX, MEGAN, ALEX, MEGAN])
        assert.equal((await failureOf(inAbsence(person, bot))).code, 'SignInNeeded');
      assert.equal(lines.filter(({ message }) => /cannot be opened/.test(message)).length, 2);
      await signsIn(ALEX);
      assert.equal(decodeJwt(await inAbsence(ALEX)).oid, ALEX.objectId);
    });

    it('that are damaged are as good as none', async () => {
      await signsIn(ALEX);
      const [row] = await rows();
      for (const sealed of ['', 'x', `${row?.sealed.slice(0, -2)}AA`, row?.sealed.slice(0, 40) ?? '']) {
        await storage.db.updateTable('token_partitions').set({ sealed }).execute();
        assert.equal((await failureOf(inAbsence(ALEX))).code, 'SignInNeeded');
      }
    });

    it('written with the old key are read beside the new one, and written with the new', async () => {
      await signsIn(ALEX);
      assert.equal((await failureOf(inAbsence(ALEX, startedBot([NEW_KEY])))).code, 'SignInNeeded');
      await inAbsence(ALEX, startedBot([NEW_KEY, KEY]), 'arm');
      assert.equal(decodeJwt(await inAbsence(ALEX, startedBot([NEW_KEY]))).oid, ALEX.objectId);
      assert.equal((await failureOf(inAbsence(ALEX, startedBot([KEY])))).code, 'SignInNeeded');
    });

    it('are gone once their person signs out, also those that are on their way', async () => {
      await signsIn(ALEX);
      const bot = startedBot();
      const onTheirWay = inAbsence(ALEX, bot, 'arm');
      while (entra.forms().length < 2) await new Promise(setImmediate);
      await bot.forgetPerson(ALEX);
      await onTheirWay;
      await bot.forgetPerson(MEGAN);
      assert.deepEqual(await rows(), []);
      assert.equal((await failureOf(inAbsence(ALEX, bot))).code, 'SignInNeeded');
    });

    it('used by one instance while the person signs out at another are not written back', async () => {
      await signsIn(ALEX);
      const partitions = partitionsUnder([KEY]);
      const read = await partitions.read(ALEX);
      await startedBot().forgetPerson(ALEX);
      await partitions.replace(ALEX, read?.mark ?? '', 'of the other instance');
      assert.deepEqual(await rows(), []);
    });

    it('are not kept at all where that is switched off', async () => {
      const off = startedBot('off');
      const assertion = await entra.assertionOf(ALEX);
      await withTurn(ALEX, () => off.accept(ALEX, 'graph', assertion));
      assert.deepEqual(await rows(), []);
    });

    it('kept before are deleted by the first start that is to keep none', async () => {
      await signsIn(ALEX);
      await storage.close();
      const opened = async (tokenKeys?: Keys) => {
        const durable = await openDurable({
          setting: database.setting,
          tokenKeys,
          clock: systemClock,
          audit: { file: undefined, retention: undefined },
          nameOf: () => undefined,
          isClockMoved: false,
          wait: async () => undefined,
          logger: silent,
        });
        await durable.close();
        storage = await database.open();
        const left = await rows();
        await storage.close();
        return left.length;
      };
      assert.equal(await opened([KEY]), 1);
      assert.equal(await opened(), 0);
      storage = await database.open();
    });

    const claims = '{"access_token":{"capolids":{"essential":true,"values":["1"]}}}';
    for (const [what, answer, code, isNeeded, isKept] of [
      ['a revoked sign-in', refusal('invalid_grant', 50173), 'SignInNeeded', true, false],
      ['one that was not used for ninety days', refusal('invalid_grant', 700082), 'SignInNeeded', true, false],
      [
        'a second factor that is wanted',
        refusal('invalid_grant', 50076, { suberror: 'basic_action', claims }),
        'SignInNeeded',
        true,
        true,
      ],
      [
        'a block by Conditional Access',
        refusal('invalid_grant', 53003, { suberror: 'message_only', claims }),
        'SignInBlocked',
        true,
        true,
      ],
      ['permissions that were taken away', refusal('invalid_grant', 65001), 'ConsentMissing', true, true],
      ['a sign-in service that struggles', json(503, {}), 'NoAnswer', false, true],
    ] as const)
      it(`end work in absence of the person with ${code} for ${what}`, async () => {
        await signsIn(ALEX);
        entra.answerNext(answer);
        const error = await failureOf(inAbsence(ALEX, startedBot(), 'arm'));
        assert.deepEqual([error.code, needsPerson(error), error.facts.sent], [code, isNeeded, 'no']);
        assert.equal((await rows()).length, isKept ? 1 : 0);
      });

    it('that no longer serve lead somebody who is there to the usual sign-in', async () => {
      await signsIn(ALEX);
      entra.answerNext(refusal('invalid_grant', 50076, { suberror: 'basic_action', claims }));
      const error = await failureOf(withTurn(ALEX, () => startedBot().token(ALEX, 'arm')));
      assert.deepEqual([error.code, error.facts.claims], ['SignInNeeded', undefined]);
    });

    it('are renewed where the service no longer takes what is kept', async () => {
      await signsIn(ALEX);
      const bot = startedBot();
      const first = await inAbsence(ALEX, bot);
      bot.forget(ALEX, 'graph', first);
      const second = await inAbsence(ALEX, bot);
      assert.notEqual(second, first);
      assert.equal(await inAbsence(ALEX), second, 'and the new one is kept');
    });

    it('are deleted ninety days after their last use', async () => {
      await signsIn(ALEX);
      const partitions = partitionsUnder([KEY]);
      now = new Date(now.getTime() + 89 * DAY_MS);
      assert.equal(await partitions.purge(), 0);
      assert.ok(await partitions.read(ALEX));
      now = new Date(now.getTime() + 2 * DAY_MS);
      assert.equal(await partitions.read(ALEX), undefined);
      assert.equal(await partitions.purge(), 1);
      assert.deepEqual(await rows(), []);
    });

    it('cost a person who is there a sign-in where the database is away, and let work in absence try again', async () => {
      const away = async () => {
        throw new Error('the database is away');
      };
      const bot = startedBot([KEY], { read: away, write: away, replace: away, forget: away, purge: away });
      assert.equal((await failureOf(withTurn(ALEX, () => bot.token(ALEX, 'graph')))).code, 'SignInNeeded');
      const error = await failureOf(inAbsence(ALEX, bot));
      assert.deepEqual([error.code, needsPerson(error)], ['NoAnswer', false]);
      await withTurn(ALEX, async () => {
        await bot.accept(ALEX, 'graph', await entra.assertionOf(ALEX));
        assert.equal(decodeJwt(await bot.token(ALEX, 'graph')).oid, ALEX.objectId);
      });
      await assert.rejects(bot.forgetPerson(ALEX), /away/, 'a sign-out that was not done is not said to be');
    });
  });
