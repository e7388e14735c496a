import type { Json } from '../json.ts';

export interface Mentionable {
  readonly id: string;
  readonly name: string;
}

export interface MentioningText {
  readonly text: string;
  readonly entities: Json[];
}

/**
 * `@PIM roles` as Teams sends it: `<at>PIM</at> roles` and an entity for every mention, also of the same one twice.
 *
 * @param behind what the client puts behind a mention: phones a space, others `&nbsp;`.
 */
export function withMentions(text: string, mentionable: readonly Mentionable[], behind: string): MentioningText {
  if (mentionable.length === 0) return { text, entities: [] };
  const entities: Json[] = [];
  // The longer name first, or "@Megan Bowen" would be a mention of "Megan".
  const names = [...mentionable].sort((one, other) => other.name.length - one.name.length);
  const pattern = new RegExp(
    names.map(({ name }) => `@${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( ?)`).join('|'),
    'g',
  );
  const replaced = text.replace(pattern, (found: string) => {
    const mention = names.find(({ name }) => found.trimEnd() === `@${name}`);
    if (!mention) return found;
    const at = `<at>${mention.name}</at>`;
    entities.push({ type: 'mention', mentioned: { id: mention.id, name: mention.name }, text: at });
    return found.endsWith(' ') ? `${at}${behind}` : at;
  });
  return { text: replaced, entities };
}
