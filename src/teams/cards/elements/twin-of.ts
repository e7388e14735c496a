import { z } from 'zod';

/** The parts of an Adaptive Card that say something. */
const elementSchema = z.looseObject({
  type: z.string().optional(),
  text: z.string().optional(),
  label: z.string().optional(),
  inlines: z.array(z.unknown()).optional(),
  body: z.array(z.unknown()).optional(),
  items: z.array(z.unknown()).optional(),
  columns: z.array(z.unknown()).optional(),
  choices: z.array(z.object({ title: z.string() })).optional(),
});

/**
 * What a card says, line by line from top to bottom. Read off the card itself, so that the two cannot differ. Columns
 * are one line: a fact reads "Justification: …". Buttons are not read: what they do is told by the card's hints.
 */
export function twinOf(element: unknown): string[] {
  const { text, label, inlines, body, items, columns, choices } = elementSchema.parse(element);
  if (text !== undefined) return [text];
  if (inlines) return [inlines.flatMap(twinOf).join('')];
  if (label !== undefined) return [choices ? `${label} ${choices.map(({ title }) => title).join(' · ')}` : label];
  if (columns)
    return columns
      .map((column) => twinOf(column).join('\n'))
      .filter((line) => line !== '')
      .join(': ')
      .split('\n');
  return (body ?? items ?? []).flatMap(twinOf);
}
