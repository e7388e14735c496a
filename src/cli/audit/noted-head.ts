import { AppError } from '../../core/app-error.ts';

export interface NotedHead {
  readonly seq?: number | undefined;
  readonly hash: string;
}

/** A head as the bot's log and `audit:verify` name it, `12:9f86d0…`, or its hash alone. Throws AppError `BadOption`. */
export function notedHead(text: string): NotedHead {
  const [, seq, hash] = /^(?:(\d{1,9}):)?([\da-f]{64})$/i.exec(text.trim()) ?? [];
  if (hash === undefined)
    throw new AppError(
      'BadOption',
      `--head "${text}" is no head of an audit trail. Give it as the bot's log and audit:verify write it: NUMBER:HASH, where HASH has 64 digits of 0-9 and a-f.`,
    );
  return { hash: hash.toLowerCase(), seq: seq === undefined ? undefined : Number(seq) };
}
