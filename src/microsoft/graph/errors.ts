import type { AppError } from '../../core/app-error.ts';
import * as answers from '../http/answers/error-of.ts';
import type { HttpResponse } from '../http/http-response.ts';

export const SERVICE = 'Microsoft Graph';

/** A refusal of Graph as the error to throw. */
export const errorOf = (response: HttpResponse): AppError => answers.errorOf(response, SERVICE, 'graph');
