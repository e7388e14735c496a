import { allChecks } from './checks/all-checks.ts';
import type { Evidence } from './evidence/evidence.ts';
import { historyOf } from './evidence/history-of.ts';

export interface Report {
  readonly isClean: boolean;
  readonly text: string;
}

/** Holds the evidence of a trial together: a table, and the history of each wish that something is wrong with. */
export function reportOn(evidence: Evidence): Report {
  const { lost, doubled, untrue, inDoubt } = allChecks(evidence);
  const wrong = [...lost, ...doubled, ...untrue];
  const figures = [
    ['wishes', evidence.wishes.length],
    ['kills', evidence.kills.length],
    ['deliveries', evidence.wishes.reduce((sum, { tries }) => sum + tries.length, 0)],
    ['writes at PIM', evidence.writes.length],
    ['records of the audit trail', evidence.notes.accepted.length],
    ['posts and edits', evidence.posts.length],
    ['lost', lost.length],
    ['doubled', doubled.length],
    ['false', untrue.length],
    ['posts in doubt that came twice', inDoubt.length],
  ] as const;
  const table = figures.map(([name, figure]) => `  ${name.padEnd(32)}${String(figure).padStart(7)}`);
  const told = wrong.map(({ wishId, what }) => `\n${wishId}: ${what}\n${historyOf(evidence, wishId)}`);
  return { isClean: wrong.length === 0, text: [...table, ...told].join('\n') };
}
