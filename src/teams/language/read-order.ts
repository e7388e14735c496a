import type { ClauseFacts } from './clauses/clause.ts';
import type { ClauseName, Problem, RoleVerb } from './command.ts';
import { COMMAND_WORDS } from './command-words.ts';
import { readClauses } from './read-clauses.ts';
import { readRole } from './read-role.ts';
import type { Word } from './split-words.ts';

/** More at once were pasted by mistake. */
const MOST_ROLES = 10;

export type OrderReading =
  | { readonly kind: 'order'; readonly role: string; readonly facts: ClauseFacts }
  /** `text` is how they were typed. No roles: all of them. */
  | { readonly kind: 'several'; readonly text: string; readonly roles: readonly string[]; readonly facts: ClauseFacts }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** What is ordered, and the clauses that this command takes. A clause it does not take is told, not dropped. */
export function readOrder(
  verb: RoleVerb,
  takes: readonly ClauseName[],
  source: string,
  parts: readonly (readonly Word[])[],
): OrderReading {
  const { facts, typed, rest, problem } = readClauses(source, parts);
  const named = readRole(rest, verb);
  const untaken = [...typed].find(([clause]) => !takes.includes(clause));
  const unread: Problem | undefined =
    problem ?? (untaken === undefined ? undefined : { kind: 'unreadable-clause', text: untaken[1] });
  if ('kind' in named && named.kind === 'several-roles') {
    const { text, roles } = named;
    // "A for 2h and B for 1h" repeats a clause only because it names two roles.
    const isClear = unread === undefined && roles.length <= MOST_ROLES && !roles.some(isAnotherCommand);
    return isClear ? { kind: 'several', text, roles, facts } : { kind: 'problem', problem: named };
  }
  if (unread !== undefined) return { kind: 'problem', problem: unread };
  return 'kind' in named ? { kind: 'problem', problem: named } : { kind: 'order', role: named.role, facts };
}

const COMMAND_KEYS = new Set(Object.values(COMMAND_WORDS).map(([word]) => word));

/** "activate Reader and deactivate Owner" names no second role to activate. */
const isAnotherCommand = (role: string): boolean => COMMAND_KEYS.has(role.toLowerCase().split(/\s+/, 1)[0]);
