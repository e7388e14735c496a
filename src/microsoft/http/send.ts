import type { HttpRequest } from './http-request.ts';
import type { HttpResponse } from './http-response.ts';

/**
 * The one way to Microsoft Graph and Azure Resource Manager. Answers of every status are returned. Throws `AppError`:
 * `NoAnswer` (its facts say whether the request may have arrived), `HostNotAllowed`, `RetiredEndpoint`, and what the
 * sign-in says.
 */
export type Send = (request: HttpRequest) => Promise<HttpResponse>;
