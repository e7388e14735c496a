import { type Evidence, type Finding, writesFor } from '../evidence/evidence.ts';
import type { AuditNote } from '../evidence/notes.ts';
import { isAccepted, type Write } from '../evidence/write.ts';
import type { Verdicts } from './verdicts.ts';

/** What PIM did beside what the bots noted of it: each write that was accepted has one record, and each record its write. */
export function noted(evidence: Evidence): Verdicts {
  const { accepted, unfinished, broken } = evidence.notes;
  const writes = evidence.writes.filter((write) => isAccepted(write) && !write.isOfTrial);
  const named = (write: Write): string =>
    evidence.wishes.find((wish) => writesFor(evidence, wish).includes(write))?.id ?? '?';
  const about = (write: Write, what: string): Finding => ({
    wishId: named(write),
    what: `${what}: ${write.requestId}`,
  });
  const recordsOf = (write: Write): number => accepted.filter((note) => isOf(note, write)).length;
  return {
    lost: [
      ...writes
        .filter((write) => recordsOf(write) === 0)
        .map((write) => about(write, `the audit trail does not have this ${write.action}`)),
      ...unfinished.map(({ personId, state, what }) => ({
        wishId: evidence.wishes.findLast((wish) => wish.personId === personId)?.id ?? '?',
        what: `nobody found out what became of an intent, which is ${state}: ${what}`,
      })),
    ],
    doubled: writes
      .filter((write) => recordsOf(write) > 1)
      .map((write) => about(write, `the audit trail has this ${write.action} ${recordsOf(write)} times`)),
    untrue: [
      ...accepted
        .filter((note) => !writes.some((write) => isOf(note, write)))
        .map(({ action, requestId }) => ({
          wishId: '?',
          what: `the audit trail has a ${action} that PIM does not know: ${requestId}`,
        })),
      ...(broken === undefined ? [] : [{ wishId: '?', what: `the audit trail is broken at ${broken}` }]),
    ],
  };
}

const isOf = ({ personId, action, requestId }: AuditNote, write: Write): boolean =>
  personId === write.personId && action === write.action && requestId === write.requestId?.split('/').at(-1);
