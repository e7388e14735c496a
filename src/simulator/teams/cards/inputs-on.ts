import type { Json } from '../json.ts';
import { presetOf } from './preset-of.ts';
import { walk } from './walk.ts';

/** Ids of the inputs, in order. */
export function inputsOn(card: Json): string[] {
  return inputParts(card).map((input) => String(input.id));
}

/** What each input that the person does not touch sends; inputs that send nothing are left out. */
export function presetInputs(card: Json): Record<string, string> {
  return Object.fromEntries(
    inputParts(card).flatMap((input) => {
      const preset = presetOf(input);
      return preset === undefined ? [] : [[String(input.id), preset]];
    }),
  );
}

function inputParts(card: Json): Json[] {
  const inputs: Json[] = [];
  walk(card, (part) => {
    if (String(part.type).startsWith('Input.')) inputs.push(part);
  });
  return inputs;
}
