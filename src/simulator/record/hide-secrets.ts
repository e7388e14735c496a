const HIDDEN = '***';

/** Members of sign-in requests and answers that open something. */
const SECRETS = new Set([
  'access_token',
  'assertion',
  'client_assertion',
  'client_secret',
  'code',
  'code_verifier',
  'device_code',
  'id_token',
  'id_token_hint',
  'password',
  'refresh_token',
]);

/** Headers that carry credentials. */
const CREDENTIALS = new Set(['authorization', 'cookie', 'set-cookie', 'proxy-authorization']);

export function withoutCredentials(headers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !CREDENTIALS.has(name.toLowerCase())));
}

/** A copy of headers of sign-in: the addresses in them lose their secrets. */
export const hideInHeaders = (headers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? hideInForm(value) : value]),
  );

/** A copy of a sign-in body, whatever it is, in which secrets are `***`. */
export function hideSecrets(body: unknown): unknown {
  if (typeof body === 'string') return hideInText(body);
  if (Array.isArray(body)) return body.map(hideSecrets);
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, isSecret(name) ? HIDDEN : hideSecrets(value)]),
  );
}

/** In forms, queries and fragments. Member names may be percent-encoded; from a secret on, the field is dropped unread. */
export const hideInForm = (text: string): string => text.split('&').map(hideInField).join('&');

function hideInField(field: string): string {
  for (const { 0: start, 1: name = '', index } of field.matchAll(/(?<=^|[?#])([^=?#]*)=/g))
    if (isSecret(decoded(name))) return `${field.slice(0, index + start.length)}${HIDDEN}`;
  return field;
}

/** Also in the hidden fields of pages, in JSON that is torn, and in forms of many parts. */
const hideInText = (text: string): string =>
  hideInForm(text)
    .replace(/<input\b[^>]*\bname="([^"]*)"[^>]*>/g, (field, name: string) =>
      isSecret(name) ? field.replace(/\bvalue="[^"]*"/, `value="${HIDDEN}"`) : field,
    )
    .replace(/"(\w+)"(\s*:\s*)"(?:[^"\\]|\\.)*"?/g, (member, name: string, colon: string) =>
      isSecret(name) ? `"${name}"${colon}"${HIDDEN}"` : member,
    )
    .replace(/\bname="(\w+)"(\r?\n\r?\n)[^\r\n]*/g, (part, name: string, gap: string) =>
      isSecret(name) ? `name="${name}"${gap}${HIDDEN}` : part,
    );

const isSecret = (name: string): boolean => SECRETS.has(name.toLowerCase());

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
