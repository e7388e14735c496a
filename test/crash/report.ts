import { doubled } from './checks/doubled.ts';
import { lost } from './checks/lost.ts';
import { postedTwice } from './checks/posted-twice.ts';
import { untrue } from './checks/untrue.ts';
import type { Evidence, Finding } from './evidence/evidence.ts';
import { historyOf } from './evidence/history-of.ts';

export interface Report {
  readonly isClean: boolean;
  readonly text: string;
}

/** Holds the evidence of a trial together: a table, and the history of each wish that something is wrong with. */
export function reportOn(evidence: Evidence): Report {
  const posts = postedTwice(evidence);
  const found: readonly (readonly [string, readonly Finding[]])[] = [
    ['lost', lost(evidence)],
    ['doubled', [...doubled(evidence), ...posts.doubled]],
    ['false', untrue(evidence)],
  ];
  const wrong = found.flatMap(([, findings]) => findings);
  const figures = [
    ['wishes', evidence.wishes.length],
    ['kills', evidence.kills.length],
    ['deliveries', evidence.wishes.reduce((sum, { tries }) => sum + tries.length, 0)],
    ['writes at PIM', evidence.writes.length],
    ['posts and edits', evidence.posts.length],
    ...found.map(([name, findings]) => [name, findings.length] as const),
    ['posts in doubt that came twice', posts.inDoubt.length],
  ] as const;
  const table = figures.map(([name, figure]) => `  ${name.padEnd(32)}${String(figure).padStart(7)}`);
  const told = wrong.map(({ wishId, what }) => `\n${wishId}: ${what}\n${historyOf(evidence, wishId)}`);
  return { isClean: wrong.length === 0, text: [...table, ...told].join('\n') };
}
