import { z } from 'zod';
import { SignInError } from './sign-in-error.ts';

const member = z
  .looseObject({
    essential: z.boolean().optional(),
    value: z.string().optional(),
    values: z.array(z.string()).optional(),
  })
  .nullable();

const claimsSchema = z.looseObject({
  access_token: z.looseObject({ xms_cc: member, acrs: member }).partial().optional(),
});

export interface ClaimsRequest {
  /** What the client says it can handle: `CP1`. */
  readonly capabilities: readonly string[];
  /** Authentication contexts that the token must carry. */
  readonly acrs: readonly string[];
}

/** Reads the `claims` parameter. Throws `SignInError` when it is no claims request. */
export function readClaims(text: string | undefined): ClaimsRequest {
  if (text === undefined) return { capabilities: [], acrs: [] };
  const read = claimsSchema.safeParse(parsed(text));
  if (!read.success)
    throw new SignInError('invalid_request', 900144, "The request parameter 'claims' is not a valid claims request.");
  const { xms_cc: capabilities, acrs } = read.data.access_token ?? {};
  return { capabilities: valuesOf(capabilities), acrs: acrs?.essential ? valuesOf(acrs) : [] };
}

const valuesOf = (claim: z.output<typeof member> | undefined): readonly string[] =>
  claim?.values ?? (claim?.value === undefined ? [] : [claim.value]);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
