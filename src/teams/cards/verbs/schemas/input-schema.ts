import { z } from 'zod';
import { type IsoDuration, parseIsoDuration } from '../../../../core/iso-duration.ts';
import type { PlanInput } from '../../../../pim/index.ts';

/** Longest justification that a form takes. */
export const JUSTIFICATION_LENGTH = 500;
/** Longest ticket number and name of a ticket system. */
export const TICKET_LENGTH = 100;
/** A typed message may hold longer texts than a form; a button carries them on unchanged. */
export const TYPED_LENGTH = 2_000;

/** What an input left empty sends counts as not said. */
const text = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .transform((value) => value.trim() || undefined)
    .optional();

const duration = z
  .string()
  .max(40)
  .transform((value, context): IsoDuration | undefined => {
    if (value.trim() === '') return undefined;
    const read = parseIsoDuration(value);
    if (!read)
      context.addIssue({ code: 'custom', message: 'not an ISO 8601 duration of days, hours, minutes, seconds' });
    return read;
  })
  .optional();

/** The inputs of the activation form, by their ids. */
export const formShape = {
  duration,
  justification: text(JUSTIFICATION_LENGTH),
  ticketNumber: text(TICKET_LENGTH),
  ticketSystem: text(TICKET_LENGTH),
};

/** What a person has said before a button was shown, carried along in its data. */
export const inputSchema = z.strictObject({
  duration,
  justification: text(TYPED_LENGTH),
  ticketNumber: text(TYPED_LENGTH),
  ticketSystem: text(TYPED_LENGTH),
}) satisfies z.ZodType<PlanInput>;

/** `input` as card data: only what was said. */
export function carried(input: PlanInput): Readonly<Record<string, string>> {
  const { duration, justification, ticketNumber, ticketSystem } = input;
  const said = Object.entries({ duration, justification, ticketNumber, ticketSystem });
  return Object.fromEntries(said.flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

type Typed = { readonly [Name in keyof typeof formShape]?: z.output<(typeof formShape)[Name]> | undefined };

/** What a form adds goes before what was said. */
export const mergedInput = (typed: Typed, said: PlanInput = {}): PlanInput => ({
  duration: typed.duration ?? said.duration,
  justification: typed.justification ?? said.justification,
  ticketNumber: typed.ticketNumber ?? said.ticketNumber,
  ticketSystem: typed.ticketSystem ?? said.ticketSystem,
});
