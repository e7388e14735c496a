import { z } from 'zod';
import type { Target } from '../../../../pim/index.ts';

const id = z.string().min(1).max(300);

/** A scope as PIM wrote it. */
export const scopeIdSchema = id;

/** A target inside card data. */
export const targetSchema = z.strictObject({
  provider: z.enum(['entra-role', 'group', 'azure-resource']),
  roleId: id,
  scopeId: id,
}) satisfies z.ZodType<Target>;
