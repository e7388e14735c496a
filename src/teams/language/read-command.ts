import type { Command, CommandKind, Problem, Reading } from './command.ts';
import { COMMAND_WORDS } from './command-words.ts';
import { findCommandWord } from './find-command-word.ts';
import { readCheck } from './read-check.ts';
import { readOrder } from './read-order.ts';
import { readWhich } from './read-which.ts';
import { splitWords, type Word } from './split-words.ts';
import { textOf } from './text-of.ts';
import { withoutFillers } from './without-fillers.ts';

/** In UTF-16 units. Longer than any order with its justification; what is longer was pasted here by mistake. */
const MAX_LENGTH = 2000;

const PROMPTS = new Set(['>', '|', '`', '$']);
const LIST_FILLERS = new Set(
  'role roles eligible available my the all for in of on with named called please pls now thanks'.split(' '),
);
const ACTIVE_FILLERS = new Set([...LIST_FILLERS, 'active', 'activated', 'currently', 'right', 'me']);

/**
 * Reads what a person typed to the bot, mentions already removed. Case, word order, courtesies and one typo in the command
 * word do not matter. What is understood by halves is a problem, never a command: no word is dropped.
 */
export function readCommand(text: string): Reading {
  if (text.length > MAX_LENGTH) return unclear({ kind: 'too-long', length: text.length, limit: MAX_LENGTH });
  const words = withoutFillers(splitWords(text), PROMPTS);
  const [first, second] = words;
  if (first === undefined) return text.includes('?') ? command({ kind: 'help' }) : unclear({ kind: 'empty' });
  // A whole sentence between quotation marks was copied from an instruction.
  if (first.quoted && second === undefined) return readCommand(first.text);
  const { kinds, words: commandWords, parts } = findCommandWord(words);
  const [kind, otherKind] = parts.flat().length > 0 ? takingMore(kinds) : kinds;
  if (kind === undefined) return unclear({ kind: 'unknown-command', text: text.trim() });
  if (otherKind !== undefined) return unclear(ambiguous(text, commandWords, kinds));
  return READERS[kind]({ source: text, commandWords, parts });
}

/** Of several commands that a slip may mean, those that what follows belongs to: "activte Global Reader" asks for no list. */
const takingMore = (kinds: readonly CommandKind[]): readonly CommandKind[] =>
  kinds.length > 1 ? kinds.filter((kind) => !TAKES_NOTHING.has(kind)) : kinds;

const TAKES_NOTHING: ReadonlySet<CommandKind> = new Set([
  'active',
  'help',
  'requests',
  'planned',
  'whoami',
  'approvals',
  'sign-out',
]);

interface Spoken {
  readonly source: string;
  readonly commandWords: readonly Word[];
  readonly parts: readonly (readonly Word[])[];
}

/** What follows each command word. A command more is a reader more. */
const READERS: Readonly<Record<CommandKind, (spoken: Spoken) => Reading>> = {
  help: () => command({ kind: 'help' }),

  roles: ({ parts }) => {
    const search = textOf(withoutFillers(parts.flat(), LIST_FILLERS));
    return command({ kind: 'roles', ...(search !== '' && { search }) });
  },

  active: ({ source, commandWords, parts }) => {
    const more = textOf(withoutFillers(parts.flat(), ACTIVE_FILLERS));
    if (more === '') return command({ kind: 'active' });
    // "active Global Reader" may well be an order with a slip in it.
    const isBareWord = commandWords.length === 1 && commandWords[0]?.key === 'active';
    if (isBareWord) return unclear(ambiguous(source, commandWords, ['activate', 'active']));
    return unclear({ kind: 'unreadable-clause', text: more });
  },

  'sign-out': ({ parts }) => {
    const more = textOf(parts.flat());
    return more === '' ? command({ kind: 'sign-out' }) : unclear({ kind: 'unreadable-clause', text: more });
  },

  activate: ({ source, parts }) => {
    const order = readOrder('activate', ['duration', 'justification', 'ticket', 'scope'], source, parts);
    if (order.kind === 'problem') return unclear(order.problem);
    if (order.kind === 'order') return command({ kind: 'activate', role: order.role, ...order.facts });
    const { text, roles, facts } = order;
    // Nobody needs all of their roles at once.
    if (roles.length === 0) return unclear({ kind: 'several-roles', text, roles });
    return command({ kind: 'activate-several', text, roles, ...facts });
  },

  deactivate: ({ source, parts }) => {
    const order = readOrder('deactivate', ['scope'], source, parts);
    if (order.kind === 'problem') return unclear(order.problem);
    const scope = order.facts.scope !== undefined && { scope: order.facts.scope };
    if (order.kind === 'order') return command({ kind: 'deactivate', role: order.role, ...scope });
    const { text, roles } = order;
    if (roles.length > 0) return command({ kind: 'deactivate-several', text, roles, ...scope });
    return scope ? unclear({ kind: 'several-roles', text, roles }) : command({ kind: 'deactivate-all' });
  },

  extend: (spoken) => readRoleOrder('extend', spoken),
  renew: (spoken) => readRoleOrder('renew', spoken),
  restart: (spoken) => readRoleOrder('restart', spoken),

  approvals: ({ parts }) => alone('approvals', parts),

  approve: (spoken) => readDecision('approve', spoken),
  deny: (spoken) => readDecision('deny', spoken),

  cancel: ({ source, parts }) => {
    const { which, justification } = readWhich(source, parts);
    if (which === undefined) return unclear({ kind: 'no-request', verb: 'cancel' });
    // Why it is taken back is nobody's business: PIM has no place for it.
    if (justification !== undefined) return unclear({ kind: 'unreadable-clause', text: justification.typed });
    return command({ kind: 'cancel', which });
  },

  check: ({ source, parts }) => readCheck(source, parts),
  requests: ({ parts }) => alone('requests', parts),
  planned: ({ parts }) => alone('planned', parts),
  whoami: ({ parts }) => alone('whoami', parts),

  policy: ({ source, parts }) => {
    const order = readOrder('policy', ['scope'], source, parts);
    if (order.kind === 'problem') return unclear(order.problem);
    if (order.kind === 'several') return unclear({ kind: 'several-roles', text: order.text, roles: order.roles });
    const { scope } = order.facts;
    return command({ kind: 'policy', role: order.role, ...(scope !== undefined && { scope }) });
  },
};

/** Nothing may follow: what is not understood is told, not dropped. */
function alone(kind: 'requests' | 'planned' | 'whoami' | 'approvals', parts: Spoken['parts']): Reading {
  const more = textOf(withoutFillers(parts.flat(), LIST_FILLERS));
  return more === '' ? command({ kind }) : unclear({ kind: 'unreadable-clause', text: more });
}

function readRoleOrder(kind: 'extend' | 'renew' | 'restart', { source, parts }: Spoken): Reading {
  const order = readOrder(kind, ['duration', 'justification', 'ticket', 'scope'], source, parts);
  if (order.kind === 'problem') return unclear(order.problem);
  if (order.kind === 'order') return command({ kind, role: order.role, ...order.facts });
  return unclear({ kind: 'several-roles', text: order.text, roles: order.roles });
}

function readDecision(kind: 'approve' | 'deny', { source, parts }: Spoken): Reading {
  const { which, justification, problem } = readWhich(source, parts);
  if (problem !== undefined) return unclear(problem);
  if (which === undefined) return unclear({ kind: 'no-request', verb: kind });
  return command({ kind, which, ...(justification && { justification: justification.text }) });
}

function ambiguous(source: string, words: readonly Word[], kinds: readonly CommandKind[]): Problem {
  const [start, end] = [words[0]?.start ?? 0, words.at(-1)?.end ?? 0];
  const candidates = kinds.map((kind) => {
    const [word = kind] = COMMAND_WORDS[kind];
    return { kind, text: !TAKES_NOTHING.has(kind) ? (source.slice(0, start) + word + source.slice(end)).trim() : word };
  });
  return { kind: 'ambiguous-command', text: source.slice(start, end), candidates };
}

const command = (read: Command): Reading => ({ kind: 'command', command: read });
const unclear = (problem: Problem): Reading => ({ kind: 'unclear', problem });
