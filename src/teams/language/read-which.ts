import { courtesyClause } from './clauses/courtesy-clause.ts';
import { justificationClause } from './clauses/justification-clause.ts';
import type { Problem, Which } from './command.ts';
import { numberWords } from './number-words.ts';
import { readClauses } from './read-clauses.ts';
import type { Word } from './split-words.ts';
import { textOf } from './text-of.ts';
import { withoutArticles } from './without-articles.ts';

const FILLERS = new Set(['request', 'requests', 'number', 'no', 'nr', '#', 'activation']);
const NUMBER = /^#?(\d{1,4})[.,;:!)]?$/;

export interface WhichReading {
  /** Nothing = none was named. */
  readonly which: Which | undefined;
  readonly justification: { readonly text: string; readonly typed: string } | undefined;
  readonly problem: Problem | undefined;
}

/** "3", "request #3", "three", "Alex Wilber", "Owner on rg-web-prod", and why. Everything that is not the reason stays in the name. */
export function readWhich(source: string, parts: readonly (readonly Word[])[]): WhichReading {
  const { facts, typed, rest, problem } = readClauses(source, parts, [justificationClause, courtesyClause]);
  const text = facts.justification;
  return {
    which: whichOf(withoutArticles(rest)),
    justification: text === undefined ? undefined : { text, typed: typed.get('justification') ?? text },
    problem,
  };
}

function whichOf(words: readonly Word[]): Which | undefined {
  const start = words.findIndex(({ key, quoted }) => quoted || !FILLERS.has(key));
  const named = start < 0 ? [] : words.slice(start);
  const [only, another] = named;
  if (only === undefined) return undefined;
  if (another === undefined && !only.quoted) {
    // "-1" and "1.5" are no numbers of a list, and are not read as 1.
    const digits = NUMBER.exec(only.text)?.[1];
    if (digits !== undefined) return { number: Number(digits) };
    const spelled = numberWords([only.key], 0);
    if (spelled) return { number: spelled.value };
  }
  const end = named.at(-1)?.key === 'request' ? -1 : undefined;
  const name = textOf(named.slice(0, end));
  return name === '' ? undefined : { name };
}
