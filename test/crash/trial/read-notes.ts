import { readRecords } from '../../../src/durable/audit/chain/read-records.ts';
import { verifyTrail } from '../../../src/durable/audit/chain/verify-trail.ts';
import { openStorage } from '../../../src/durable/storage/open-storage.ts';
import type { StorageSetting } from '../../../src/durable/storage/storage.ts';
import { silent } from '../../durable/databases.ts';
import type { AuditNote, Notes } from '../evidence/notes.ts';
import type { Write } from '../evidence/write.ts';

/** As the audit trail names what a trial does. */
const ACTIONS: Readonly<Record<string, Write['action']>> = {
  selfActivate: 'activate',
  selfDeactivate: 'deactivate',
  cancel: 'cancel',
};

/** Reads what the bots of a trial kept; they have ended. */
export async function readNotes(setting: StorageSetting): Promise<Notes> {
  const storage = await openStorage(setting, silent);
  try {
    const accepted: AuditNote[] = [];
    for await (const page of readRecords(storage.db))
      accepted.push(...page.flatMap(({ record }) => acceptedIn(JSON.parse(record)) ?? []));
    const { broken } = await verifyTrail(storage);
    const open = await storage.db
      .selectFrom('intents')
      .select(['actor', 'state', 'wish'])
      .where('state', 'in', ['open', 'in-doubt'])
      .execute();
    const shown = await storage.db.selectFrom('posted_messages').select('message_id').execute();
    const answers = await storage.db.selectFrom('received_activities').select('posted').execute();
    const messages = [...shown.map(({ message_id }) => message_id), ...answers.flatMap(({ posted }) => idsIn(posted))];
    return {
      accepted,
      messages: new Set(messages),
      unfinished: open.map(({ actor, state, wish }) => ({ personId: personIn(actor), state, what: wish })),
      broken: broken && `${broken.seq}: ${broken.what}`,
    };
  } finally {
    await storage.close();
  }
}

/** Of a record: what counts here. */
interface AuditRecord {
  readonly actor?: { readonly oid: string };
  readonly action?: string;
  readonly requestId?: string;
  readonly outcome?: { readonly kind: string };
}

function acceptedIn({ actor, action = '', requestId, outcome }: AuditRecord): AuditNote | undefined {
  const known = ACTIONS[action];
  if (outcome?.kind !== 'accepted' || !known || !actor) return undefined;
  return { personId: actor.oid, action: known, requestId: requestId?.split('/').at(-1) };
}

/** Of the messages that answer an activity. */
const idsIn = (posted: unknown): readonly string[] =>
  Array.isArray(posted) ? posted.flatMap(({ messageId }: { readonly messageId?: string }) => messageId ?? []) : [];

/** Of a `personKey`. */
const personIn = (key: string): string => key.split('/').at(-1) ?? key;
