import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../core/clock.ts';
import type { Logger } from '../../core/logger.ts';
import type { Person } from '../../pim/index.ts';
import type { KeepTrying } from '../storage/keep-trying.ts';
import type { Storage } from '../storage/storage.ts';
import { headText } from './chain/chained-record.ts';
import { readHead } from './chain/read-head.ts';
import { createAudit, type KeptAudit } from './create-audit.ts';
import { removeOld } from './retention/remove-old.ts';
import { openSink } from './sink/open-sink.ts';
import { createSinkFeed } from './sink/sink-feed.ts';

/** The stop of the whole bot may take ten seconds. */
const STOP_LIMIT_MS = 1_000;

export interface AuditSetting {
  /** Where the trail also goes: the path of a file, or `stdout`. */
  readonly file: string | undefined;
  /** How long it is kept, as an ISO 8601 duration; nothing = for ever. */
  readonly retention: string | undefined;
}

export interface OpenAuditParts {
  readonly storage: Storage;
  readonly setting: AuditSetting;
  readonly keepTrying: KeepTrying;
  /** What a person is called at sign-in, where that is known. */
  nameOf(person: Person): string | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface OpenAudit extends KeptAudit {
  /** For work that may append: the sink is given what it kept. */
  readonly keepTrying: KeepTrying;
  /** Removes what is older than the retention: for the hourly chores. */
  removeOld(): Promise<void>;
  /** The sink is given the rest; the head is noted. */
  stop(): Promise<void>;
}

/**
 * The trail with all that belongs to it: its sink catches up, what is too old goes, the log has its head.
 *
 * Errors: AppError `AuditSinkUnusable`, `AuditHeadMissing`.
 */
export async function openAudit(parts: OpenAuditParts): Promise<OpenAudit> {
  const { storage, setting, nameOf, clock, logger } = parts;
  const { file, retention } = setting;
  const sink = file === undefined ? undefined : await openSink(file);
  const noteHead = async () =>
    logger.info(
      { head: headText(await readHead(storage.db)) },
      'audit trail: keep this head elsewhere to compare with',
    );
  await noteHead();
  const feed = sink && createSinkFeed({ storage, sink, logger });
  feed?.grown();
  const keepTrying: KeepTrying = (what, work) =>
    parts.keepTrying(what, async () => {
      await work();
      feed?.grown();
    });
  const stopping = new AbortController();
  const removeTooOld = async (): Promise<void> => {
    if (retention === undefined) return;
    try {
      await removeOld({ storage, retention, sinkName: sink?.name, clock, logger, signal: stopping.signal });
      feed?.grown();
    } catch (error) {
      logger.error({ error }, 'audit records older than the retention were not removed');
    }
  };
  const lastThings = async () => {
    await starting;
    await feed?.stop();
    await noteHead().catch((error: unknown) => logger.warn({ error }, 'the head of the audit trail was not read'));
  };
  const starting = removeTooOld();
  return {
    ...createAudit({ storage, keepTrying, nameOf }),
    keepTrying,
    removeOld: removeTooOld,
    // A database or a sink that does not answer must not keep the bot from stopping: the next start catches up.
    stop: () => {
      stopping.abort();
      return Promise.race([lastThings(), wait(STOP_LIMIT_MS, undefined, { ref: false })]);
    },
  };
}
