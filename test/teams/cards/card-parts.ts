import type { RenderedCard } from '../../../src/teams/cards/elements/rendered-card.ts';

/** Any object of a card's JSON. */
export type Part = Readonly<Record<string, unknown>>;

type CardBody = RenderedCard['card'];

/** Every object on a card, from the top down. What a button sends and what old clients see instead is left out. */
export function partsOn(value: unknown): Part[] {
  if (Array.isArray(value)) return value.flatMap(partsOn);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).filter(([name]) => name !== 'data' && name !== 'fallback');
  return [value as Part, ...inner.flatMap(([, item]) => partsOn(item))];
}

export interface Button extends Part {
  readonly title: string;
  readonly verb: string;
  readonly data: Part;
  readonly fallback: { readonly type: string; readonly title: string; readonly data: Part };
}

export const buttonsOn = (card: CardBody): Button[] =>
  partsOn(card).filter((part): part is Button => part.type === 'Action.Execute');

export interface Input extends Part {
  readonly id: string;
  readonly label: string;
  readonly isRequired: boolean;
}

export const inputsOn = (card: CardBody): Input[] =>
  partsOn(card).filter((part): part is Input => String(part.type).startsWith('Input.'));

/** What the client sends beside a button's data when nobody touched the inputs. */
export const presetsOn = (card: CardBody): Part =>
  Object.fromEntries(inputsOn(card).map(({ id, value }) => [id, value ?? '']));

/** Every text that a person reads on the card, buttons aside; placeholders and error messages come and go. */
export const textsOn = (card: CardBody): string[] =>
  partsOn(card)
    .filter(({ type }) => !String(type).startsWith('Action.'))
    .flatMap(({ type, text, label, title }) => [text, label, type === undefined ? title : undefined])
    .filter((text) => typeof text === 'string');

/** All that leaves the bot with a card. */
export const wholeOf = ({ card, text, summary }: RenderedCard): string =>
  [JSON.stringify(card), text, summary].join('\n');
