import type { Json } from '../json.ts';

/**
 * What an untouched input sends: what the card preset, as text; a toggle that is off sends its `valueOff`; an empty
 * input sends nothing. As Microsoft's own renderer (`adaptivecards`) does it.
 */
export function presetOf(input: Json): string | undefined {
  const { value } = input;
  const isPreset = value !== undefined && value !== null && value !== '';
  if (input.type !== 'Input.Toggle') return isPreset ? String(value) : undefined;
  return isPreset ? String(value) : String(input.valueOff ?? 'false');
}
