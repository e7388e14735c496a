import { type Json, objectsIn } from '../json.ts';
import type { Button } from './buttons-on.ts';
import { presetOf } from './preset-of.ts';

/**
 * The inputs as the client sends them when the person filled in `given` and left the rest. Throws where a client would
 * hold the click back, and where `given` names an input that the button does not send: that is a mistake of the test.
 */
export function fillIn(button: Button, given: Readonly<Record<string, string>>): Record<string, string> {
  const known = button.inputs.map((input) => String(input.id));
  const unknown = Object.keys(given).filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    throw new Error(`"${button.title}" sends no input ${unknown.join(', ')}, only: ${known.join(', ') || 'none'}.`);
  }
  const filled: Record<string, string> = {};
  for (const input of button.inputs) {
    const value = given[String(input.id)] ?? presetOf(input);
    const problem = problemWith(input, value);
    if (problem !== undefined) throw new Error(heldBack(button, input, problem));
    if (value !== undefined && value !== '') filled[String(input.id)] = value;
  }
  return filled;
}

function problemWith(input: Json, value: string | undefined): string | undefined {
  const isEmpty = value === undefined || value === '';
  if (isEmpty) return input.isRequired === true ? 'it is required' : undefined;
  switch (input.type) {
    case 'Input.Text':
      if (typeof input.maxLength === 'number' && value.length > input.maxLength)
        return `longer than ${input.maxLength}`;
      if (typeof input.regex === 'string' && !new RegExp(input.regex).test(value)) return `does not fit ${input.regex}`;
      return undefined;
    case 'Input.Number':
      return isWithin(Number(value), input) ? undefined : `"${value}" is no number from ${input.min} to ${input.max}`;
    case 'Input.ChoiceSet':
      return problemWithChoice(input, value);
    case 'Input.Toggle': {
      const on = String(input.valueOn ?? 'true');
      if (value === on) return undefined;
      if (value !== String(input.valueOff ?? 'false')) return `"${value}" is neither on nor off`;
      return input.isRequired === true ? 'it must be on' : undefined;
    }
    default:
      return undefined;
  }
}

const isWithin = (number: number, { min, max }: Json): boolean =>
  !Number.isNaN(number) && !(typeof min === 'number' && number < min) && !(typeof max === 'number' && number > max);

/** Of a search (`choices.data`) the client does not know the answers beforehand. */
function problemWithChoice(input: Json, value: string): string | undefined {
  if ('choices.data' in input) return undefined;
  const choices = objectsIn(input.choices).map((choice) => String(choice.value));
  const chosen = input.isMultiSelect === true ? value.split(',') : [value];
  return chosen.every((one) => choices.includes(one)) ? undefined : `"${value}" is not offered: ${choices.join(', ')}`;
}

const heldBack = (button: Button, input: Json, problem: string): string =>
  `The client holds "${button.title}" back. "${input.label ?? input.id}": ${problem}. It shows: ${
    input.errorMessage ?? 'no error message'
  }`;
