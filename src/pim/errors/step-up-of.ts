import { MFA_CLAIMS, type StepUp } from '../planning/step-up.ts';
import type { PimRefusal } from './pim-refusal.ts';

/** Azure's mandatory MFA for writes names the context of its claims in prose only (arm-pim §10). */
const AZURE_MFA_CLAIMS = '{"access_token":{"acrs":{"essential":true,"values":["p1"]}}}';

/**
 * The stronger sign-in that a refusal asks for, in all its forms: an authentication context named in the message or a
 * header, a failed MfaRule, Azure's mandatory MFA. Nothing = a sign-in would not help.
 */
export function stepUpOf({ facts }: PimRefusal, mfaClaims: string = MFA_CLAIMS): StepUp | undefined {
  const { claims, pimCode, rules } = facts;
  if (claims !== undefined) {
    const context = contextIn(claims);
    return { reason: context ? 'authentication-context' : 'mfa', context, claims };
  }
  if (pimCode === 'RequestDisallowedByAzure') return { reason: 'mfa', context: undefined, claims: AZURE_MFA_CLAIMS };
  // Beside other failed rules the person has to be asked for those first.
  const isMfaAll = rules.length > 0 && rules.every((rule) => rule === 'MfaRule');
  return isMfaAll ? { reason: 'mfa', context: undefined, claims: mfaClaims } : undefined;
}

/** `{"access_token":{"acrs":{"essential":true,"value":"c1"}}}`, or `values` of which the first counts. */
function contextIn(claims: string): string | undefined {
  try {
    const { acrs } = JSON.parse(claims).access_token ?? {};
    const value: unknown = acrs?.value ?? acrs?.values?.[0];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
