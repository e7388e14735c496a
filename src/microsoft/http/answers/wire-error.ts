import { memberOf, parseJson, textOf } from './json.ts';

/** What a service says of its no. Both are empty where it says nothing that can be read. */
export interface WireError {
  readonly code: string;
  readonly message: string;
}

/**
 * Reads a refusal in every form that was seen: `{error: {code, message}}`, the same without `error`, a message alone, a
 * bare text; and PIM's own error inside, which Graph wraps as a JSON text in the `message` of an `UnknownError`.
 */
export function wireErrorOf(body: unknown): WireError {
  const outer = plain(memberOf(body, 'error') ?? body);
  if (outer.code !== '' && outer.code !== 'UnknownError') return outer;
  const inner = parseJson(outer.message);
  const code = textOf(memberOf(inner, 'errorCode'));
  return code === '' ? outer : { code, message: textOf(memberOf(inner, 'message')) };
}

function plain(error: unknown): WireError {
  // A page of a gateway is no sentence for anybody.
  if (typeof error === 'string') return { code: '', message: /^\s*</.test(error) ? '' : error };
  return { code: textOf(memberOf(error, 'code')), message: textOf(memberOf(error, 'message')) };
}
