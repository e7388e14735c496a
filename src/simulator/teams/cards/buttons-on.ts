import type { Json } from '../json.ts';
import { PASS_OVER, walk } from './walk.ts';

/** Something that can be clicked, and the inputs that it sends along. */
export interface Button {
  readonly title: string;
  readonly tooltip: string | undefined;
  /** The action as it stands on the card. */
  readonly action: Json;
  readonly inputs: readonly Json[];
}

/** Every button that a person can reach, also behind `Action.ShowCard`. */
export const buttonsOn = (card: Json): Button[] => buttonsIn(card, []);

/** A button sends the inputs of its own card and of those around it, not of the cards that others open. */
function buttonsIn(card: Json, inputsAround: readonly Json[]): Button[] {
  const inputs = [...inputsAround];
  const actions: Json[] = [];
  const openedCards: Json[] = [];
  walk(card, (part) => {
    if (part.type === 'AdaptiveCard' && part !== card) {
      openedCards.push(part);
      return PASS_OVER;
    }
    const type = String(part.type);
    if (type.startsWith('Input.')) inputs.push(part);
    if (type.startsWith('Action.')) actions.push(part);
    return undefined;
  });
  const buttons = actions.map((action) => ({
    title: String(action.title ?? ''),
    tooltip: typeof action.tooltip === 'string' ? action.tooltip : undefined,
    action,
    inputs: SENDING.has(String(action.type)) && action.associatedInputs !== 'none' ? inputs : [],
  }));
  return [...buttons, ...openedCards.flatMap((opened) => buttonsIn(opened, inputs))];
}

/** Others open something on the client. */
const SENDING = new Set(['Action.Execute', 'Action.Submit']);
