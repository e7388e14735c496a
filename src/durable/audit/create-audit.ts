import type { Audit, Person } from '../../pim/index.ts';
import type { KeepTrying } from '../storage/intents/keep-trying.ts';
import type { Storage } from '../storage/storage.ts';
import type { AuditActor, AuditEntry } from './audit-entry.ts';
import { appendRecord } from './chain/append-record.ts';
import { entryOfWrite } from './entry-of-write.ts';

export interface AuditParts {
  readonly storage: Storage;
  readonly keepTrying: KeepTrying;
  /** What a person is called at sign-in, where that is known. */
  nameOf(person: Person): string | undefined;
}

/** The audit trail in the database. */
export interface KeptAudit {
  /** Within a transaction of somebody else's, both or neither. */
  within(db: Storage['db']): Pick<Audit, 'wrote'>;
  signedOut: Audit['signedOut'];
}

export function createAudit({ storage, keepTrying, nameOf }: AuditParts): KeptAudit {
  const actorOf = (person: Person): AuditActor => ({
    oid: person.objectId,
    tid: person.tenantId,
    name: nameOf(person),
  });
  const append = (entry: AuditEntry): Promise<void> =>
    keepTrying('keep the audit trail', async () => {
      await storage.db
        .transaction()
        .execute((transaction) => appendRecord(transaction.withSchema(storage.schema), entry));
    });
  return {
    within: (db) => ({
      wrote: async (event) => void (await appendRecord(db, entryOfWrite(event, actorOf(event.actor)))),
    }),
    // The name must be taken before the sign-in is forgotten.
    signedOut: ({ actor, at }) => append({ format: 1, event: 'sign-out', actor: actorOf(actor), at }),
  };
}
