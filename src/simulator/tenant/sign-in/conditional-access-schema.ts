import { z } from 'zod';
import { authenticationContext, flag, guid, name, names } from '../schema-parts.ts';

const REQUIRES = 'expected "mfa", "externalChallenge", "block" or an authentication context such as c1';

/** Who must prove what, and at which resource or for which authentication context. */
export const conditionalAccessSchema = z
  .strictObject({
    id: guid.optional(),
    displayName: name,
    enabled: flag.default(true),
    /** People and groups; everybody when it is left out. */
    people: names.optional(),
    except: names.default([]),
    /** All of them when neither `resources` nor `contexts` is there. */
    resources: z
      .array(z.enum(['graph', 'arm'], { error: 'expected "graph" or "arm"' }))
      .min(1, { error: 'expected at least one' })
      .optional(),
    contexts: z.array(authenticationContext).min(1, { error: 'expected at least one' }).optional(),
    requires: z.string({ error: REQUIRES }).regex(/^(mfa|externalChallenge|block|c[1-9]\d?)$/, { error: REQUIRES }),
  })
  .refine(({ resources, contexts }) => resources === undefined || contexts === undefined, {
    error: 'expected "resources" or "contexts", not both',
  });
