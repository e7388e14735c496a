import type { Json } from '../json.ts';
import { type Button, buttonsOn } from './buttons-on.ts';

/**
 * The button with this tooltip or title. A title that several buttons have names none of them: people tell those apart
 * by what stands beside them, a test by the tooltip.
 */
export function findButton(card: Json, name: string): Button {
  const buttons = buttonsOn(card);
  const byTooltip = buttons.filter((button) => button.tooltip === name);
  const named = byTooltip.length > 0 ? byTooltip : buttons.filter((button) => button.title === name);
  const [button] = named;
  if (!button) throw new Error(`There is no button "${name}", only: ${buttons.map(nameOf).join(', ') || 'none'}.`);
  if (named.length > 1) {
    throw new Error(`${named.length} buttons are called "${name}". Use a tooltip: ${named.map(nameOf).join(', ')}.`);
  }
  if (button.action.isEnabled === false) throw new Error(`The button "${name}" is disabled.`);
  return button;
}

const nameOf = ({ title, tooltip }: Button): string => (tooltip === undefined ? title : `${title} (${tooltip})`);
