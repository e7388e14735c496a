import { AppError } from '../../core/app-error.ts';

/**
 * Whether `error` leaves open if PIM did the work: the request may have arrived and its answer was lost or said
 * nothing (reset, time limit, 5xx). Such a write is never repeated before PIM was looked at again.
 */
export const isInDoubt = (error: unknown): error is AppError & { readonly code: 'NoAnswer' } =>
  error instanceof AppError && error.code === 'NoAnswer' && error.facts.sent !== 'no';
