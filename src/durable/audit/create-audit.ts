import type { Audit, Person, WriteEvent } from '../../pim/index.ts';
import type { KeepTrying } from '../storage/keep-trying.ts';
import type { Storage } from '../storage/storage.ts';
import type { AuditActor } from './audit-entry.ts';
import { appendOnce } from './chain/append-once.ts';
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
  /** By its event, which stays the same from one attempt to the next. */
  const attempts = new WeakMap<WriteEvent, ReturnType<typeof appendOnce>>();
  const attemptAt = (event: WriteEvent) => {
    const attempt = attempts.get(event) ?? appendOnce(entryOfWrite(event, actorOf(event.actor)));
    attempts.set(event, attempt);
    return attempt;
  };
  return {
    within: (db) => ({ wrote: (event) => attemptAt(event)(db) }),
    signedOut: ({ actor, at }) => {
      // The name must be taken before the sign-in is forgotten.
      const attempt = appendOnce({ format: 1, event: 'sign-out', actor: actorOf(actor), at });
      return keepTrying('keep the audit trail', () =>
        storage.db.transaction().execute((transaction) => attempt(transaction.withSchema(storage.schema))),
      );
    },
  };
}
