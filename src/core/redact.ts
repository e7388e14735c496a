/** What a secret becomes. */
const HIDDEN = '***';

/** Members whose value is a secret whatever it looks like. */
const SECRET_NAMES =
  /^(authorization|cookie|set-cookie|password|client_?secret|client_?assertion|assertion|access_?token|refresh_?token|id_?token|token|code|code_?verifier)$/i;

/** A signed token in free text: three base64url parts, the first of them a JSON header. */
const TOKEN = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const BEARER = /\bBearer\s+[\w.~+/=-]+/gi;
const FORM_SECRET =
  /\b(client_secret|client_assertion|assertion|refresh_token|access_token|id_token|code_verifier|code)=[^&\s"]+/gi;

/** Deeper than this is cut: no honest log line is. */
const MAX_DEPTH = 8;

/**
 * A copy of `value` without tokens, assertions, secrets and authorization headers, for logs, errors and traffic
 * records (promises, Security 4). Errors keep name, message, code and cause; stacks stay, scrubbed.
 */
export function redact<T>(value: T): T {
  return scrub(value, 0) as T;
}

function scrub(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return scrubText(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth >= MAX_DEPTH) return '…';
  if (value instanceof Error) return scrub(plainError(value), depth + 1);
  if (value instanceof URL) return scrubText(value.href);
  if (Array.isArray(value)) return value.map((item) => scrub(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      SECRET_NAMES.test(name) && typeof item === 'string' && !isErrorCode(name, item) ? HIDDEN : scrub(item, depth + 1),
    ]),
  );
}

/** `code` is an authorization code in sign-in bodies but an error's name elsewhere; only the latter is one short word. */
const isErrorCode = (name: string, value: string): boolean => name === 'code' && /^[\w.-]{1,64}$/.test(value);

function scrubText(text: string): string {
  return text.replace(TOKEN, HIDDEN).replace(BEARER, `Bearer ${HIDDEN}`).replace(FORM_SECRET, `$1=${HIDDEN}`);
}

function plainError(error: Error): Record<string, unknown> {
  return { ...error, name: error.name, message: error.message, stack: error.stack, cause: error.cause };
}
