import { z } from 'zod';
import { SignInError } from '../sign-in-error.ts';

const member = z
  .looseObject({
    essential: z.boolean().optional(),
    value: z.string().optional(),
    values: z.array(z.string()).optional(),
  })
  .nullable();

const claimsSchema = z.looseObject({
  access_token: z.looseObject({ xms_cc: member, acrs: member, amr: member, capolids: member }).partial().optional(),
});

export interface ClaimsRequest {
  /** What the client says it can handle: `CP1`. */
  readonly capabilities: readonly string[];
  /** Authentication contexts that the token must carry. */
  readonly contexts: readonly string[];
  /** Whether the token must tell of a second factor. */
  readonly needsMfa: boolean;
  /** Conditional Access policies, by id, that the sign-in must meet. */
  readonly policyIds: readonly string[];
}

/** Reads the `claims` parameter. Throws `SignInError` when it is no claims request. */
export function readClaims(text: string | undefined): ClaimsRequest {
  const read = claimsSchema.safeParse(text === undefined ? {} : parsed(text));
  if (!read.success) throw new SignInError('invalid_request', 90100, "The request parameter 'claims' is not valid.");
  const { xms_cc: capabilities, acrs, amr, capolids } = read.data.access_token ?? {};
  return {
    capabilities: valuesOf(capabilities),
    contexts: essentialValuesOf(acrs),
    needsMfa: valuesOf(amr).includes('mfa'),
    policyIds: essentialValuesOf(capolids),
  };
}

type Member = z.output<typeof member> | undefined;

const valuesOf = (claim: Member): readonly string[] =>
  claim?.values ?? (claim?.value === undefined ? [] : [claim.value]);

const essentialValuesOf = (claim: Member): readonly string[] => (claim?.essential ? valuesOf(claim) : []);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
