import type { Press } from '../verbs/kinds/card-verb.ts';
import { escapeText } from './escape-text.ts';

/** A verb of ours, a sign-in in Teams' pop-up, a page in the browser. */
export const ACTION_TYPES = ['Action.Execute', 'Action.Submit', 'Action.OpenUrl'] as const;

/** A button as Adaptive Card JSON. */
export interface ActionJson {
  readonly type: (typeof ACTION_TYPES)[number];
  readonly title: string;
  readonly [property: string]: unknown;
}

interface Look {
  readonly title: string;
  /** For screen readers and hovering, where several buttons of a card have the same title. */
  readonly tooltip?: string;
  readonly style?: 'positive';
  /** The button sends no inputs, and is not held back by empty ones. */
  readonly ignoresInputs?: boolean;
}

/**
 * A button that sends `press`. Clients without Universal Actions send the fallback's data as a message, so the verb
 * stands in there too.
 */
export function action({ verb, data }: Press, look: Look): ActionJson {
  const shown = {
    title: escapeText(look.title, 120),
    ...(look.style && { style: look.style }),
    ...(look.ignoresInputs && { associatedInputs: 'none' }),
  };
  return {
    type: 'Action.Execute',
    ...shown,
    ...(look.tooltip && { tooltip: escapeText(look.tooltip, 200) }),
    verb,
    data,
    // Clients that old know no tooltip either.
    fallback: { type: 'Action.Submit', ...shown, data: { ...data, verb } },
  };
}
