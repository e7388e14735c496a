import type { BotActivity, Card } from './teams-connector.ts';

/** Reads a card as a person would: its words, its buttons, its inputs. */
export const cardOf = (activity: BotActivity): Card => {
  const card = activity.attachments?.[0]?.content;
  if (!card) throw new Error(`This message has no card: ${JSON.stringify(activity)}`);
  return card;
};

/** All text that a person can read on the card, a line each. */
export function wordsOn(card: Card): string {
  const lines: string[] = [];
  walk(card, (part) => {
    for (const member of ['text', 'title', 'value', 'label']) {
      const value = part[member];
      if (typeof value === 'string' && part.type !== 'Action.Submit') lines.push(value);
    }
  });
  return lines.join('\n');
}

export function buttonsOn(card: Card): Card[] {
  const buttons: Card[] = [];
  walk(card, (part) => part.type === 'Action.Execute' && buttons.push(part));
  return buttons;
}

/** Ids of the inputs, in order. */
export function inputsOn(card: Card): string[] {
  const inputs: string[] = [];
  walk(card, (part) => {
    if (typeof part.type === 'string' && part.type.startsWith('Input.')) inputs.push(String(part.id));
  });
  return inputs;
}

/** The value that Teams would send along for each input that the person did not touch. */
export function presetInputs(card: Card): Record<string, string> {
  const presets: Record<string, string> = {};
  walk(card, (part) => {
    if (typeof part.type === 'string' && part.type.startsWith('Input.') && typeof part.value === 'string') {
      presets[String(part.id)] = part.value;
    }
  });
  return presets;
}

function walk(value: unknown, visit: (part: Card) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
  } else if (typeof value === 'object' && value !== null) {
    visit(value as Card);
    // What an old client sees instead is not on the card.
    for (const [name, item] of Object.entries(value)) if (name !== 'fallback' && name !== 'data') walk(item, visit);
  }
}
