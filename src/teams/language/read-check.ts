import type { Reading } from './command.ts';
import { COMMAND_WORDS } from './command-words.ts';
import { readOrder } from './read-order.ts';
import type { Word } from './split-words.ts';

const LINKS = new Set(['if', 'whether', 'i', 'can', 'could', 'may', 'to', 'for', 'activating', 'activation', 'of']);
const ACTIVATE = new Set(COMMAND_WORDS.activate);

/** "check activate Global Reader for 2h because …", "check whether I can activate …", "check Global Reader for 2h". */
export function readCheck(source: string, [words = [], ...others]: readonly (readonly Word[])[]): Reading {
  const order = readOrder('activate', ['duration', 'justification', 'ticket', 'scope'], source, [
    afterActivate(words),
    ...others,
  ]);
  if (order.kind === 'problem') return { kind: 'unclear', problem: order.problem };
  if (order.kind === 'several')
    return { kind: 'unclear', problem: { kind: 'several-roles', text: order.text, roles: order.roles } };
  return { kind: 'command', command: { kind: 'check', role: order.role, ...order.facts } };
}

/** "for 2h" is a clause, "for activating" is not. */
function afterActivate(words: readonly Word[]): readonly Word[] {
  const start = words.findIndex(({ key }) => !LINKS.has(key));
  if (ACTIVATE.has(words[start]?.key ?? '')) return words.slice(start + 1);
  const link = words.findIndex(({ key }) => !LINKS.has(key) || key === 'for');
  return link < 0 ? words : words.slice(link);
}
