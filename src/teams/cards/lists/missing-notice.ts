import type { ProviderName } from '../../../pim/index.ts';
import { nameList } from '../../../words/name-list.ts';
import type { Words } from '../../../words/words.ts';
import { lines } from '../elements/paint-lines.ts';

/** Names the providers that did not answer, so that a short list is not taken for the whole. */
export function missingNotice(missing: readonly ProviderName[], words: Words): { readonly text: string }[] {
  if (missing.length === 0) return [];
  const names = missing.map((provider) => words.say(`provider.${provider}`));
  return lines(words.say('listing.missing', { providers: nameList(names, words, 'and') }));
}
