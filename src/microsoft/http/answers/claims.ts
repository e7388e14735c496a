import { memberOf, parseJson } from './json.ts';

/** PIM's authentication context: the claims stand URL-encoded inside the message, not in a header. */
export function claimsInText(message: string): string | undefined {
  const encoded = /[?&]?claims=([^&\s"]+)/.exec(message)?.[1];
  return encoded === undefined ? undefined : asClaims(decoded(encoded));
}

/**
 * A claims challenge of the sign-in itself (continuous access evaluation, protected actions, Azure's mandatory MFA):
 * base64url in `WWW-Authenticate: Bearer … error="insufficient_claims", claims="…"` (Microsoft Learn, "Claims challenges").
 */
export function claimsInHeader(header: string | undefined): string | undefined {
  const encoded = /\bclaims="?([^",\s]+)"?/i.exec(header ?? '')?.[1];
  return encoded === undefined ? undefined : asClaims(Buffer.from(encoded, 'base64url').toString('utf8'));
}

/** Whether the claims want a stronger sign-in for this action; others want a new one because the old one ended. */
export function asksForStepUp(claims: string | undefined): boolean {
  const wanted = memberOf(parseJson(claims ?? ''), 'access_token');
  return memberOf(wanted, 'acrs') !== undefined || memberOf(wanted, 'amr') !== undefined;
}

const asClaims = (text: string): string | undefined => {
  const claims = parseJson(text);
  return typeof claims === 'object' && claims !== null ? text : undefined;
};

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
