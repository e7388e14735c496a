import { AppError } from '../../core/app-error.ts';
import { PimRefusal } from '../../pim/index.ts';
import { asksForStepUp, claimsInHeader, claimsInText } from '../http/answers/claims.ts';
import { memberOf, parseJson, textOf } from '../http/answers/json.ts';
import type { HttpResponse } from '../http/http-response.ts';

interface WireError {
  readonly code: string;
  readonly message: string;
}

/**
 * An answer that is not 2xx → the error to throw.
 *
 * - 4xx → `PimRefusal` with PIM's code, unwrapped, the failed rules and the claims of a step-up.
 * - 429 (after the retries) → AppError `Throttled`: nothing was done.
 * - 401 (after one new token) → `PimRefusal` where it asks for a step-up, else AppError `SignInNeeded`; `facts.claims`,
 *   where given, go into the next sign-in.
 * - 408, 5xx, 3xx → AppError `NoAnswer` with `sent: "maybe"`: it may have been accepted.
 */
export function errorOf(response: HttpResponse): AppError {
  const { status, requestId, clientRequestId } = response;
  const facts = { status, requestId, clientRequestId };
  if (status === 429) {
    return new AppError('Throttled', 'Microsoft Graph is busy (429) and did nothing. Try again in a minute.', {
      facts,
    });
  }
  if (status < 400 || status >= 500 || status === 408) {
    const message = `Microsoft Graph answered ${status}, which says neither yes nor no. Look again before repeating.`;
    return new AppError('NoAnswer', message, { facts: { ...facts, sent: 'maybe' } });
  }
  const { code, message } = wireErrorOf(response.body);
  const claims = claimsInText(message) ?? claimsInHeader(response.headers['www-authenticate']);
  if (status === 401 && !asksForStepUp(claims)) {
    return new AppError('SignInNeeded', 'Microsoft Graph no longer accepts your sign-in (401). Sign in again.', {
      facts: { ...facts, claims },
    });
  }
  return new PimRefusal({
    status,
    pimCode: code,
    pimMessage: message,
    rules: [...new Set(message.match(/\b\w+Rule\b/g) ?? [])],
    requestId,
    claims,
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
