import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openAppDatabase } from '../../src/app-database.ts';
import type { StorageConfig } from '../../src/config/config.ts';
import { silent } from '../durable/databases.ts';
import { type BotDatabase, botDatabase } from '../stand-ins/bot-database.ts';
import { type Contoso, startContoso, type Traffic } from '../stand-ins/contoso.ts';

type Exchange = Traffic & {
  readonly responseHeaders: Record<string, string>;
  readonly responseBody: { readonly id: string };
};

/** Where the options of the sandbox put the bot's database. */
const settingOf = (args: readonly string[]): StorageConfig => {
  const [option, value = '', , schema] = args;
  return option === '--data'
    ? { kind: 'embedded', folder: join(value, 'bot') }
    : { kind: 'server', url: value, schema };
};

describe('What the audit trail has of a day', function () {
  this.timeout(120_000);
  let database: BotDatabase;
  let contoso: Contoso;
  let writes: Exchange[];
  let records: Record<string, unknown>[];

  before(async () => {
    database = await botDatabase('its process');
    contoso = await startContoso({ args: database.args });
    await contoso.alex.asks('activate Security Reader for 90m because checking the audit');
    await contoso.alex.asks('activate User Administrator for 1h because INC-4711');
    await contoso.megan.asks('approvals');
    await contoso.megan.asks('approve 1 because agreed by phone');
    await contoso.alex.asks('deactivate Security Reader');
    await contoso.alex.asks('sign out');
    writes = (await contoso.pimTraffic()).filter(({ method }) => method !== 'GET') as Exchange[];
    await contoso.stop();
    const kept = await openAppDatabase(settingOf(database.args), silent);
    records = [];
    for await (const lines of kept.audit.lines({})) records.push(...lines.map((line) => JSON.parse(line)));
    assert.equal((await kept.audit.verify()).broken, undefined);
    await kept.close();
  });
  after(() => database.drop());

  it('is who did what, by name, with the reason that PIM got and what PIM made of it', () => {
    assert.deepEqual(
      records.map(({ event, action, actor, justification, target, outcome }) => {
        const { kind, status, code = status } = (outcome ?? {}) as Record<string, unknown>;
        const { role } = (target ?? {}) as { role?: { name?: string } };
        return [event, action, (actor as { name?: string }).name, role?.name, justification, kind, code];
      }),
      [
        [
          'request',
          'selfActivate',
          'alexw@contoso.example',
          'Security Reader',
          'checking the audit',
          'accepted',
          'Provisioned',
        ],
        [
          'request',
          'selfActivate',
          'alexw@contoso.example',
          'User Administrator',
          'INC-4711',
          'accepted',
          'PendingApprovalProvisioning',
        ],
        ['decide', 'approve', 'meganb@contoso.example', 'User Administrator', 'agreed by phone', 'accepted', undefined],
        // PIM's five minutes are not over. Of what it refuses it gives no names: the ids are there.
        [
          'request',
          'selfDeactivate',
          'alexw@contoso.example',
          undefined,
          undefined,
          'refused',
          'ActiveDurationTooShort',
        ],
        ['sign-out', undefined, 'alexw@contoso.example', undefined, undefined, undefined, undefined],
      ],
    );
  });

  it('has PIM’s id of each request and Microsoft’s id of each answer', () => {
    const ids = (all: readonly Record<string, unknown>[]) =>
      all.flatMap(({ outcome }) => (outcome as { microsoftRequestId?: string } | undefined)?.microsoftRequestId ?? []);
    assert.deepEqual(
      ids(records),
      writes.map(({ responseHeaders }) => responseHeaders['request-id']),
    );
    assert.equal(records[0]?.requestId, writes[0]?.responseBody.id);
    assert.equal(records[2]?.requestId, records[1]?.requestId);
  });

  it('has no token in it', () => assert.doesNotMatch(JSON.stringify(records), /eyJ|Bearer/));
});
