import type { AppError } from '../../core/app-error.ts';
import { isRefusal, PimRefusal } from '../../pim/index.ts';
import * as answers from '../http/answers/error-of.ts';
import type { HttpResponse } from '../http/http-response.ts';

export const SERVICE = 'Azure Resource Manager';

/** A refusal of Azure as the error to throw. What is 403 everywhere else is 400 `InsufficientPermissions` in PIM for Azure. */
export function errorOf(response: HttpResponse): AppError {
  const error = answers.errorOf(response, SERVICE, 'arm');
  return isRefusal(error, 'InsufficientPermissions') ? new PimRefusal({ ...error.facts, status: 403 }) : error;
}

/** Whether the person may not do or see it, by PIM's word or Azure's own. */
export const isForbidden = (error: unknown): boolean => isRefusal(error) && error.facts.status === 403;
