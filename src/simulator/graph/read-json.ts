import { badRequest } from './graph-error.ts';

/** A JSON body. Throws `GraphError` 400. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  }
}
