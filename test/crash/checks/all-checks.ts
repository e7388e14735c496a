import type { Evidence } from '../evidence/evidence.ts';
import { doubled } from './doubled.ts';
import { followed } from './followed.ts';
import { lost } from './lost.ts';
import { noted } from './noted.ts';
import { postedTwice } from './posted-twice.ts';
import { untrue } from './untrue.ts';
import type { Verdicts } from './verdicts.ts';

/** All that is wrong with what a trial left behind. */
export function allChecks(evidence: Evidence): Required<Verdicts> {
  const verdicts: readonly Verdicts[] = [
    { lost: lost(evidence), doubled: doubled(evidence), untrue: untrue(evidence) },
    postedTwice(evidence),
    followed(evidence),
    noted(evidence),
  ];
  const all = (name: keyof Verdicts) => verdicts.flatMap((verdict) => verdict[name] ?? []);
  return { lost: all('lost'), doubled: all('doubled'), untrue: all('untrue'), inDoubt: all('inDoubt') };
}
