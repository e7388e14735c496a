import { AppError } from '../../../core/app-error.ts';
import { PimRefusal } from '../../../pim/index.ts';
import type { HttpResponse } from '../http-response.ts';
import type { Resource } from '../token-source.ts';
import { asksForStepUp, claimsInHeader, claimsInText } from './claims.ts';
import { wireErrorOf } from './wire-error.ts';

/**
 * An answer that is not 2xx → the error to throw.
 *
 * - 4xx → `PimRefusal` with PIM's code, unwrapped, the failed rules and the claims of a step-up.
 * - 429 (after the retries) → AppError `Throttled`: nothing was done.
 * - 401 (after one new token) → `PimRefusal` where it asks for a step-up, else AppError `SignInNeeded`; `facts.claims`,
 *   where given, go into the next sign-in.
 * - 408, 5xx, 3xx → AppError `NoAnswer` with `sent: "maybe"`: it may have been accepted.
 *
 * @param service its name for people, such as `Microsoft Graph`
 * @param resource whose token a new sign-in would have to bring
 */
export function errorOf(response: HttpResponse, service: string, resource: Resource): AppError {
  const { status, requestId, clientRequestId } = response;
  const facts = { resource, status, requestId, clientRequestId };
  if (status === 429) {
    return new AppError('Throttled', `${service} is busy (429) and did nothing. Try again in a minute.`, { facts });
  }
  if (status < 400 || status >= 500 || status === 408) {
    const message = `${service} answered ${status}, which says neither yes nor no. Look again before repeating.`;
    return new AppError('NoAnswer', message, { facts: { ...facts, sent: 'maybe' } });
  }
  const { code, message } = wireErrorOf(response.body);
  const claims = claimsInText(message) ?? claimsInHeader(response.headers['www-authenticate']);
  if (status === 401 && !asksForStepUp(claims)) {
    return new AppError('SignInNeeded', `${service} no longer accepts your sign-in (401). Sign in again.`, {
      facts: { ...facts, claims },
    });
  }
  return new PimRefusal({
    resource,
    status,
    pimCode: code,
    pimMessage: message,
    rules: [...new Set(message.match(/\b\w+Rule\b/g) ?? [])],
    requestId,
    claims,
  });
}
