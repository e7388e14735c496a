import { createRequire } from 'node:module';
import type { CardJson } from '../../../src/teams/cards/elements/rendered-card.ts';

// The package's own entry is ES modules without saying so; only its bundle loads in Node.
const AC = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as typeof import('adaptivecards');

/**
 * What Microsoft's own parser has to say against a card, read as version 1.5: its parse and validation events, and every
 * member that it never looks at, by its path. Of buttons also the fallback is read.
 */
export function complaintsOf(card: CardJson): string[] {
  const withFallbacks = JSON.parse(JSON.stringify(card), (_name, value) => value?.fallback ?? value) as CardJson;
  return [...new Set([...complaints(withoutFallbacks(card)), ...complaints(withFallbacks)])];
}

const withoutFallbacks = (card: CardJson): CardJson =>
  JSON.parse(JSON.stringify(card), (name, value) => (name === 'fallback' ? undefined : value)) as CardJson;

function complaints(json: CardJson): string[] {
  const { $schema: _editorsOnly, ...content } = json;
  const unread = new Set<string>();
  const context = new AC.SerializationContext(AC.Versions.v1_5);
  const card = new AC.AdaptiveCard();
  // The package tests the language with a global pattern, which would refuse every other card.
  const { regEx } = AC.CardElement.langProperty;
  if (regEx) regEx.lastIndex = 0;
  card.parse(watched(content, '', unread) as CardJson, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const invalid = card.validateProperties().validationEvents.map(({ message }) => message);
  return [...events, ...invalid, ...[...unread].map((path) => `Unknown member ${path}`)];
}

/** `value`, with the paths of its members in `unread` until somebody reads them. What a button sends is the bot's own. */
function watched(value: unknown, path: string, unread: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((item, index) => watched(item, `${path}[${index}]`, unread));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, item]) => {
    unread.add(`${path}.${name}`);
    return [name, name === 'data' ? item : watched(item, `${path}.${name}`, unread)] as const;
  });
  return new Proxy<Record<string, unknown>>(Object.fromEntries(members), {
    get: (target, name) => {
      unread.delete(`${path}.${String(name)}`);
      return Reflect.get(target, name);
    },
  });
}
