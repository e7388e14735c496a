import { z } from 'zod';
import { optionalText, text } from '../../http/answers/members.ts';

/** `eligibleChildResources`: a scope without the usual envelope. `name` is its display name. */
export const childResource = z.object({ id: text, name: optionalText });
