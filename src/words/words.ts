import { IntlMessageFormat } from 'intl-messageformat';
import { english } from './english.ts';

export type MessageKey = keyof typeof english;

/** The argument names of an ICU message: `{name}` and `{name, plural, …}`. Branches of a plural hold none (tested). */
type ArgumentName<Message extends string> = Message extends `${string}{${infer Inside}}${infer Rest}`
  ? NameIn<Inside> | ArgumentName<Rest>
  : never;
type NameIn<Inside extends string> = Inside extends `${infer Name},${string}`
  ? Name
  : Inside extends `${string} ${string}`
    ? never
    : Inside;

type ValuesOf<Key extends MessageKey> = [ArgumentName<(typeof english)[Key]>] extends [never]
  ? []
  : [values: Readonly<Record<ArgumentName<(typeof english)[Key]>, string | number>>];

/** Keys of messages without values. */
export type PlainKey = { [Key in MessageKey]: ValuesOf<Key> extends [] ? Key : never }[MessageKey];

/** What we say to people, in one language. */
export interface Words {
  /** The catalogue's BCP 47 tag; also formats dates and lists. */
  readonly locale: string;
  /** The sentence of `key`. A missing value does not compile; where types are evaded it throws, never shows `{x}`. */
  say<Key extends MessageKey>(key: Key, ...values: ValuesOf<Key>): string;
}

type Catalogue = Readonly<Record<MessageKey, string>>;

const CATALOGUES: Readonly<Record<string, Catalogue>> = { en: english };

const made = new Map<string, Words>();

/** Words for a BCP 47 tag such as `en-GB`; a language without a catalogue gets English. */
export function createWords(locale: string): Words {
  const language = locale.toLowerCase().split(/[-_]/)[0] ?? '';
  const known = Object.hasOwn(CATALOGUES, language) ? language : 'en';
  const words = made.get(known) ?? wordsOf(known, CATALOGUES[known] ?? english);
  made.set(known, words);
  return words;
}

function wordsOf(locale: string, catalogue: Catalogue): Words {
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  return {
    locale,
    say(key, ...values) {
      // Tags are not ours to interpret: what looks like one in a message is text.
      const message = parsed.get(key) ?? new IntlMessageFormat(catalogue[key], locale, undefined, { ignoreTag: true });
      parsed.set(key, message);
      return String(message.format(values[0] ?? {}));
    },
  };
}
