import { z } from 'zod';

/** One of the words in any case, as enumerations are read; it comes out in the case of the list. */
export const anyCase = <Word extends string>(words: readonly Word[]) =>
  z.string().transform((written, context): Word => {
    const word = words.find((one) => one.toLowerCase() === written.toLowerCase());
    if (word !== undefined) return word;
    context.addIssue({ code: 'custom', message: `expected one of ${words.join(', ')}` });
    return z.NEVER;
  });
