import { Template } from 'adaptivecards-templating';
import type { View } from '../../../words/view.ts';
import { ACTION_TYPES, type ActionJson } from './action.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { escapeText, type Room } from './escape-text.ts';
import type { CardJson, RenderedCard } from './rendered-card.ts';
import { twinOf } from './twin-of.ts';

/** What a template is filled with. Buttons are made by `action`; everything else is text or says how it looks. */
export interface Paint {
  readonly [name: string]: PaintValue;
}
type PaintValue = string | boolean | ActionJson | Paint | readonly PaintValue[];

export interface Message {
  /** One line, for the toast. */
  readonly summary: string;
  /** How to do by text what the buttons do. */
  readonly hints: readonly string[];
}

export type RenderCard = (paint: Paint, message: Message, view: View) => RenderedCard;

/** Compiles a template of `adaptiveCards/` once. Every text that is painted is escaped here, so that none is forgotten. */
export function cardTemplate(json: object): RenderCard {
  const template = new Template(json);
  return (paint, message, view) => {
    const $root = { ...(escaped(paint) as Paint), lang: view.words.locale };
    const card: CardJson = template.expand({ $root });
    const text = [...twinOf(card), ...message.hints.map((hint) => escapeText(hint))].join('\n');
    return { card: { ...card, fallbackText: escapeMarkdown(text) }, text, summary: escapeText(message.summary, 200) };
  };
}

/** Buttons are left as they are: their titles are escaped, and their data must come back as it was sent. */
function escaped(value: PaintValue, room: Room = 'acrossCard'): PaintValue {
  if (typeof value === 'string') return escapeText(value, undefined, room);
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((item) => escaped(item, room));
  if (isAction(value)) return value;
  const here = 'isWide' in value && value.isWide ? 'acrossCard' : room;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, escaped(item, roomOf(name, here))]));
}

function roomOf(name: string, around: Room): Room {
  if (name.endsWith('Inputs')) return 'held';
  return name === 'facts' ? 'besideLabel' : around;
}

const isAction = (value: PaintValue): value is ActionJson =>
  typeof value === 'object' && 'type' in value && ACTION_TYPES.some((type) => type === value.type);
