import { AppError } from '../../core/app-error.ts';
import { optionsIn } from '../options-in.ts';
import { STORAGE_OPTIONS } from '../storage-options.ts';
import { dateOption } from './date-option.ts';

const USAGE =
  'npm run audit:export -- [--from DATE] [--to DATE] [--format csv|jsonl] [--out FILE] [--env NAME] [--data DIR]: from DATE until before DATE, in UTC where no zone is named';

const OPTIONS = {
  ...STORAGE_OPTIONS,
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string', default: 'jsonl' },
  out: { type: 'string' },
} as const;

/** What is to be exported, where to, and from which database. Throws AppError `BadOption`. */
export function exportOptions(args: readonly string[]) {
  const { from: fromText, to: toText, format, out, ...where } = optionsIn(args, OPTIONS, USAGE);
  const from = fromText === undefined ? undefined : dateOption('from', fromText);
  const to = toText === undefined ? undefined : dateOption('to', toText);
  if (from && to && from >= to)
    throw new AppError('BadOption', `--from ${fromText} is not before --to ${toText}. Usage: ${USAGE}`);
  if (format !== 'csv' && format !== 'jsonl')
    throw new AppError('BadOption', `--format "${format}" is neither csv nor jsonl. Usage: ${USAGE}`);
  return { range: { from, to }, isCsv: format === 'csv', out, where };
}
