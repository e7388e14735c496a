import type { ClauseFacts } from './clauses/clause.ts';
import type { ClauseName, Problem } from './command.ts';
import { readClauses } from './read-clauses.ts';
import { readRole } from './read-role.ts';
import type { Word } from './split-words.ts';

export type OrderReading =
  | { readonly kind: 'order'; readonly role: string; readonly facts: ClauseFacts }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** One role and the clauses that this command takes. A clause it does not take is told, not dropped. */
export function readOrder(
  verb: 'activate' | 'deactivate' | 'policy',
  takes: readonly ClauseName[],
  source: string,
  parts: readonly (readonly Word[])[],
): OrderReading {
  const { facts, typed, rest, problem } = readClauses(source, parts);
  const named = readRole(rest, verb);
  const untaken = [...typed].find(([clause]) => !takes.includes(clause));
  // "A for 2h and B for 1h" repeats a clause only because it names two roles.
  if ('kind' in named && named.kind === 'several-roles') return { kind: 'problem', problem: named };
  if (problem !== undefined) return { kind: 'problem', problem };
  if (untaken !== undefined) return { kind: 'problem', problem: { kind: 'unreadable-clause', text: untaken[1] } };
  return 'kind' in named ? { kind: 'problem', problem: named } : { kind: 'order', role: named.role, facts };
}
