import assert from 'node:assert/strict';
import { csvHeader, csvRows } from '../../src/cli/audit/csv-rows.ts';
import { exportOptions } from '../../src/cli/audit/export-options.ts';
import { lineOf } from '../../src/durable/audit/chain/line-of.ts';
import { entry, trailOf } from '../durable/audit/sample-trail.ts';

const rowOf = (justification: string): Record<string, string> => {
  const [row = ''] = csvRows(trailOf([entry(justification)]).map(lineOf))
    .trimEnd()
    .split('\n');
  // Only for texts without quotes, commas and line ends.
  const cells = row.split(',');
  return Object.fromEntries(
    csvHeader()
      .trim()
      .split(',')
      .map((name, at) => [name, cells[at] ?? '']),
  );
};

describe('The audit trail as CSV', () => {
  it('has a column for who, what, why and when', () => {
    const { seq, event, actorId, justification, at, recordedAt } = rowOf('prod incident');
    assert.deepEqual(
      { seq, event, actorId, justification, at, recordedAt },
      {
        seq: '1',
        event: 'request',
        actorId: '0a0a0a0a-0000-4000-8000-000000000001',
        justification: 'prod incident',
        at: '2026-03-01T12:00:00.000Z',
        recordedAt: '2026-03-01T12:00:00.000Z',
      },
    );
  });

  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1+1'])
    it(`shows "${text.trim()}" as text, not as what a spreadsheet computes`, () =>
      assert.equal(rowOf(text).justification?.replaceAll('"', ''), `'${text}`));

  it('keeps quotes, commas and line ends in one cell', () => {
    const rows = csvRows(trailOf([entry('a "b", c\nd')]).map(lineOf));
    assert.ok(rows.includes('"a ""b"", c\nd"'), rows);
  });
});

describe('npm run audit:export', () => {
  it('takes days and times, in UTC where no zone is named', () => {
    const { range } = exportOptions(['--from', '2026-03-01', '--to', '2026-03-02T08:00+02:00', '--format', 'csv']);
    assert.deepEqual(range, { from: new Date('2026-03-01T00:00Z'), to: new Date('2026-03-02T06:00Z') });
  });

  for (const [args, message] of [
    [['--from', 'yesterday'], /--from "yesterday" is no date.*2026-03-01/],
    [['--to', '2026-02-30'], /--to "2026-02-30" is no date: .*30.*day/],
    [['--from', '2026-03-02', '--to', '2026-03-01'], /--from 2026-03-02 is not before --to 2026-03-01/],
    [['--format', 'xlsx'], /"xlsx" is neither csv nor jsonl/],
    [['--form', 'csv'], /--form.*Usage: npm run audit:export/s],
  ] as const)
    it(`refuses ${args.join(' ')}, and says what to write`, () => assert.throws(() => exportOptions(args), message));
});
