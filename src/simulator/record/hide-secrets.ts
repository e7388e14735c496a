const HIDDEN = '***';

/** Members of sign-in bodies that open something. */
const SECRETS = new Set([
  'access_token',
  'assertion',
  'client_assertion',
  'client_secret',
  'code',
  'code_verifier',
  'device_code',
  'id_token',
  'password',
  'refresh_token',
]);

/** Headers that carry credentials. */
const CREDENTIALS = new Set(['authorization', 'cookie', 'set-cookie', 'proxy-authorization']);

export function withoutCredentials(headers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !CREDENTIALS.has(name.toLowerCase())));
}

/** A copy of a sign-in body, form or JSON, in which secrets are `***`. */
export function hideSecrets(body: unknown): unknown {
  if (typeof body === 'string') return hideInForm(body);
  if (Array.isArray(body)) return body.map(hideSecrets);
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, SECRETS.has(name.toLowerCase()) ? HIDDEN : hideSecrets(value)]),
  );
}

/** Member names may be percent-encoded; values are dropped unread. */
export function hideInForm(text: string): string {
  return text.replace(/(^|[?&])([^=&]*)=([^&]*)/g, (field, before: string, name: string) =>
    SECRETS.has(decoded(name)) ? `${before}${name}=${HIDDEN}` : field,
  );
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name).toLowerCase();
  } catch {
    return name.toLowerCase();
  }
}
