import { AppError } from '../../core/app-error.ts';
import { PimRefusal } from '../../pim/index.ts';
import type { HttpResponse } from '../http/http-response.ts';

interface WireError {
  code: string;
  message: string;
}

/**
 * An answer that is not 2xx → the error to throw.
 *
 * - 4xx → `PimRefusal` with PIM's code, unwrapped.
 * - 429 (after the retries) → AppError `Throttled`: nothing was done.
 * - 401 (after one new token) → AppError `SignInNeeded`.
 * - 5xx, 3xx and anything unreadable → AppError `NoAnswer` with `sent: "maybe"`: it may have been accepted.
 */
export function errorOf(response: HttpResponse): AppError {
  const { status, requestId, clientRequestId } = response;
  const facts = { status, requestId, clientRequestId };
  if (status === 429) {
    return new AppError('Throttled', 'Microsoft Graph is busy (429) and did nothing. Try again in a minute.', {
      facts,
    });
  }
  if (status === 401) {
    return new AppError('SignInNeeded', 'Microsoft Graph no longer accepts your sign-in (401). Sign in again.', {
      facts,
    });
  }
  if (status < 400 || status >= 500) {
    const message = `Microsoft Graph answered ${status}, which says neither yes nor no. Look again before repeating.`;
    return new AppError('NoAnswer', message, { facts: { ...facts, sent: 'maybe' } });
  }
  const { code, message } = wireErrorOf(response.body);
  return new PimRefusal({
    status,
    pimCode: code,
    pimMessage: message,
    rules: [...new Set(message.match(/\b\w+Rule\b/g) ?? [])],
    requestId,
    claims: claimsIn(message),
  });
}

/** `UnknownError` wraps the PIM backend's own error as a JSON string in `message`; the same error also comes plain. */
function wireErrorOf(body: unknown): WireError {
  const error = memberOf(body, 'error');
  const plain = { code: textOf(memberOf(error, 'code')), message: textOf(memberOf(error, 'message')) };
  if (plain.code !== '' && plain.code !== 'UnknownError') return plain;
  const inner = parseJson(plain.message);
  const code = textOf(memberOf(inner, 'errorCode'));
  return code === '' ? plain : { code, message: textOf(memberOf(inner, 'message')) };
}

/** The authentication context's challenge stands URL-encoded inside the message, not in a header. */
function claimsIn(message: string): string | undefined {
  const encoded = /[?&]?claims=([^&\s"]+)/.exec(message)?.[1];
  if (!encoded) return undefined;
  try {
    const claims = decodeURIComponent(encoded);
    return parseJson(claims) === undefined ? undefined : claims;
  } catch {
    return undefined;
  }
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
