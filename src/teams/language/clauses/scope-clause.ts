import { textOf } from '../text-of.ts';
import { withoutArticles } from '../without-articles.ts';
import type { Clause } from './clause.ts';
import { withoutLinks } from './without-links.ts';

const OPENERS = new Set(['on', 'in', 'scope']);

/** "on Madrid", "in rg-web-prod", "scope: Contoso Prod". The scope's name runs up to the next clause. */
export const scopeClause: Clause = {
  gives: 'scope',
  opens: (sentence, at) => OPENERS.has(sentence.key(at)),
  read: (sentence, at) => {
    const end = sentence.runEnd(at + 1);
    const scope = textOf(withoutArticles(withoutLinks(sentence.words.slice(at + 1, end))));
    if (scope !== '') return { end, facts: { scope } };
    return { end, problem: { kind: 'unreadable-clause', text: sentence.typed(at, end) } };
  },
};
