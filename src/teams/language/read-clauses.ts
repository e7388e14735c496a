import type { Clause, ClauseFacts, Sentence } from './clauses/clause.ts';
import { courtesyClause } from './clauses/courtesy-clause.ts';
import { durationClause } from './clauses/duration-clause.ts';
import { justificationClause } from './clauses/justification-clause.ts';
import { laterTimeClause } from './clauses/later-time-clause.ts';
import { scopeClause } from './clauses/scope-clause.ts';
import { ticketClause } from './clauses/ticket-clause.ts';
import { withoutLinks } from './clauses/without-links.ts';
import type { ClauseName, Problem } from './command.ts';
import type { Word } from './split-words.ts';

/** The first that opens at a word reads it, so that "in 10 minutes" is a time and "in rg-web-prod" a scope. */
const CLAUSES: readonly Clause[] = [
  justificationClause,
  courtesyClause,
  laterTimeClause,
  durationClause,
  ticketClause,
  scopeClause,
];

/** `rest` is every word that belongs to no clause, in order. `typed` is each clause as the person typed it. */
export interface ClausesReading {
  readonly facts: ClauseFacts;
  readonly typed: ReadonlyMap<ClauseName, string>;
  readonly rest: readonly Word[];
  readonly problem?: Problem;
}

/**
 * Reads the clauses of `parts`, what stands before and after the command word, in any order. No clause runs from one part
 * into the next. Of several problems it tells the first.
 */
export function readClauses(
  source: string,
  parts: readonly (readonly Word[])[],
  clauses: readonly Clause[] = CLAUSES,
): ClausesReading {
  const typed = new Map<ClauseName, string>();
  const rest: Word[] = [];
  let facts: ClauseFacts = {};
  let problem: Problem | undefined;
  for (const words of parts) {
    const sentence = sentenceOf(source, words, clauses);
    let at = 0;
    while (at < words.length) {
      const clause = sentence.clauseAt(at);
      if (clause === undefined) {
        const end = sentence.runEnd(at);
        rest.push(...withoutLinks(words.slice(at, end)));
        at = end;
        continue;
      }
      const reading = clause.read(sentence, at);
      const text = sentence.typed(at, reading.end);
      if ('problem' in reading) problem ??= reading.problem;
      else if (clause.gives !== 'none' && typed.has(clause.gives))
        problem ??= { kind: 'repeated-clause', clause: clause.gives, text };
      else facts = { ...facts, ...reading.facts };
      if (clause.gives !== 'none') typed.set(clause.gives, text);
      at = reading.end;
    }
  }
  return { facts, typed, rest, ...(problem && { problem }) };
}

function sentenceOf(source: string, words: readonly Word[], clauses: readonly Clause[]): Sentence {
  const opening: (Clause | undefined)[] = [];
  const sentence: Sentence = {
    words,
    key: (at) => words[at]?.key ?? '',
    typed: (from, to) => {
      const start = words[from]?.start;
      if (to === undefined) return source.slice(start).trim();
      const end = words[Math.min(to, words.length) - 1]?.end;
      return source.slice(start, end).replace(/[\s,;]+$/, '');
    },
    clauseAt: (at) => opening[at],
    runEnd: (at, ignored) => {
      const found = opening.findIndex((clause, index) => index >= at && clause !== undefined && clause !== ignored);
      return found < 0 ? Math.max(at, words.length) : found;
    },
  };
  // From the end, because a clause may look at those that open after it.
  for (let at = words.length - 1; at >= 0; at--) opening[at] = clauses.find((clause) => clause.opens(sentence, at));
  return sentence;
}
