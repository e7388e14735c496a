import type { Problem, RoleVerb } from './command.ts';
import type { Word } from './split-words.ts';
import { textOf } from './text-of.ts';
import { withoutArticles } from './without-articles.ts';

const CONNECTORS = new Set(['and', 'then', 'plus', ',', ';', '&', '+']);
const ROLE_WORDS = new Set(['role', 'roles']);
const EVERYTHING = new Set([
  'all',
  'everything',
  'all my',
  'all of my',
  'all the',
  'all of the',
  'all of them',
  'both',
]);

/**
 * The one role that the words name, as typed, without articles and the word "role". Everything else stays in the name, so
 * that a word nobody understood leads to "no such role", never to a request without it. A quoted name is taken as it is.
 */
export function readRole(words: readonly Word[], verb: RoleVerb): { role: string } | Problem {
  const roles = partsOf(words)
    .map((part) => textOf(bareName(part)))
    .filter((part) => part !== '');
  const [role] = roles;
  if (role === undefined) return { kind: 'no-role', verb };
  const text = textOf(words);
  if (EVERYTHING.has(role.toLowerCase())) return { kind: 'several-roles', text, roles: [] };
  return roles.length > 1 ? { kind: 'several-roles', text, roles } : { role };
}

function partsOf(words: readonly Word[]): Word[][] {
  const parts: Word[][] = [[]];
  for (const word of words) {
    if (CONNECTORS.has(word.key)) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}

function bareName(words: readonly Word[]): readonly Word[] {
  const named = withoutArticles(words);
  const start = ROLE_WORDS.has(named[0]?.key ?? '') ? 1 : 0;
  const end = ROLE_WORDS.has(named.at(-1)?.key ?? '') ? -1 : undefined;
  return withoutArticles(named.slice(start, end));
}
