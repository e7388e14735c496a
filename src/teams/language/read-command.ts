import type { Command, CommandKind, Problem, Reading } from './command.ts';
import { COMMAND_WORDS } from './command-words.ts';
import { findCommandWord } from './find-command-word.ts';
import { readCheck } from './read-check.ts';
import { readOrder } from './read-order.ts';
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

const TAKES_NOTHING: ReadonlySet<CommandKind> = new Set(['active', 'help', 'requests', 'planned', 'whoami']);

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

  activate: ({ source, parts }) => {
    const order = readOrder('activate', ['duration', 'justification', 'ticket', 'scope'], source, parts);
    if (order.kind === 'problem') return unclear(order.problem);
    return command({ kind: 'activate', role: order.role, ...order.facts });
  },

  deactivate: ({ source, parts }) => {
    const order = readOrder('deactivate', ['scope'], source, parts);
    if (order.kind === 'problem') return unclear(order.problem);
    const { scope } = order.facts;
    return command({ kind: 'deactivate', role: order.role, ...(scope !== undefined && { scope }) });
  },

  check: ({ source, parts }) => readCheck(source, parts),
  requests: ({ parts }) => alone('requests', parts),
  planned: ({ parts }) => alone('planned', parts),
  whoami: ({ parts }) => alone('whoami', parts),

  policy: ({ source, parts }) => {
    const order = readOrder('policy', ['scope'], source, parts);
    if (order.kind === 'problem') return unclear(order.problem);
    const { scope } = order.facts;
    return command({ kind: 'policy', role: order.role, ...(scope !== undefined && { scope }) });
  },
};

/** Nothing may follow: what is not understood is told, not dropped. */
function alone(kind: 'requests' | 'planned' | 'whoami', parts: Spoken['parts']): Reading {
  const more = textOf(withoutFillers(parts.flat(), LIST_FILLERS));
  return more === '' ? command({ kind }) : unclear({ kind: 'unreadable-clause', text: more });
}

function ambiguous(source: string, words: readonly Word[], kinds: readonly CommandKind[]): Problem {
  const [start, end] = [words[0]?.start ?? 0, words.at(-1)?.end ?? 0];
  const candidates = kinds.map((kind) => {
    const [word = kind] = COMMAND_WORDS[kind];
    return { kind, text: TAKES_NOTHING.has(kind) ? word : (source.slice(0, start) + word + source.slice(end)).trim() };
  });
  return { kind: 'ambiguous-command', text: source.slice(start, end), candidates };
}

const command = (read: Command): Reading => ({ kind: 'command', command: read });
const unclear = (problem: Problem): Reading => ({ kind: 'unclear', problem });
