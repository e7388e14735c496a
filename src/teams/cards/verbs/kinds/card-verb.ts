import { z } from 'zod';
import { CARD_MARK, MARK_LENGTH } from '../../elements/card-mark.ts';

/** What a button sends: its verb, and only ids and inputs. Names are read from PIM again when it is pressed. */
export interface Press {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const markSchema = z.string().max(MARK_LENGTH);

/**
 * Reads what came back from a button; nothing where it does not fit. Data is the client's word: sizes are limited,
 * unknown members refused, and PIM decides with the presser's own token anyway.
 */
export function reader<Verb extends string, Shape extends z.ZodRawShape>(verb: Verb, shape: Shape) {
  // The Action.Submit fallback repeats the verb inside its data, and cards that are kept true say which thing they show.
  const schema = z.strictObject({ ...shape, verb: z.literal(verb).optional(), [CARD_MARK]: markSchema.optional() });
  return (data: unknown): z.output<typeof schema> | undefined => schema.safeParse(data ?? {}).data;
}
