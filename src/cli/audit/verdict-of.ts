import type { AppDatabase } from '../../app-database.ts';
import type { NotedHead } from './noted-head.ts';

type Checked = Awaited<ReturnType<AppDatabase['audit']['verify']>>;

const before = ['Nothing before that could be checked.', 'The record before that holds.'];

/** What a check of the trail found, in words. */
export function verdictOf({ count, first, last, broken }: Checked, noted: NotedHead | undefined) {
  const size = count === 1 ? '1 record' : `${count} records`;
  if (broken)
    return {
      isWhole: false,
      text: `The audit trail is broken: ${broken.what}. ${before[count] ?? `The ${size} before that hold.`}`,
    };
  if (!first || !last) return { isWhole: true, text: '0 records.' };
  const unknown =
    noted?.seq !== undefined && noted.seq < first.seq
      ? `\nRecord ${noted.seq}, which you noted, is older than what is kept: it was not compared.`
      : '';
  const span = `from ${first.recordedAt.toISOString()} (record ${first.seq}) to ${last.recordedAt.toISOString()} (record ${last.seq})`;
  return { isWhole: true, text: `${size}, unbroken ${span}.\nHead: ${last.seq}:${last.hash}${unknown}` };
}
