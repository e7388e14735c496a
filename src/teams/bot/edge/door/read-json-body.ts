import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

export interface BodyLimits {
  readonly maxBytes: number;
  /** A sender that is slower holds a connection for nothing. */
  readonly timeLimitMs: number;
}

export type BodyReading =
  | { readonly kind: 'json'; readonly value: unknown }
  /** For whoever sent it: why not, with the HTTP status that says so. */
  | {
      readonly kind: 'refused';
      readonly status: 400 | 408 | 413 | 415;
      readonly code: string;
      readonly message: string;
    }
  /** The sender went away in the middle: there is nobody to answer. */
  | { readonly kind: 'gone' };

/**
 * Reads a request's body as JSON in UTF-8. Never throws. restify's own reader is not used: one compressed body that is
 * broken ends the process (its stream has no error listener), and a compressed one can be any size.
 */
export async function readJsonBody(request: IncomingMessage, limits: BodyLimits): Promise<BodyReading> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (encoding !== 'identity')
    return refused(415, 'BodyNotPlain', `Send the body as it is, not as "${encoding.slice(0, 40)}".`);
  if (!/^application\/json\s*(;|$)/i.test(type))
    return refused(415, 'BodyNotJson', `Send application/json, not "${type.slice(0, 80)}".`);
  const bytes = await readBytes(request, limits);
  if (bytes === 'gone') return { kind: 'gone' };
  if (bytes === 'too-slow') return refused(408, 'BodyTooSlow', `The body took over ${limits.timeLimitMs / 1000} s.`);
  if (bytes === 'too-long') return refused(413, 'BodyTooLong', `The body is over ${limits.maxBytes} bytes.`);
  try {
    return { kind: 'json', value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return refused(400, 'BodyNotJson', 'The body is not JSON in UTF-8.');
  }
}

async function readBytes(
  request: IncomingMessage,
  { maxBytes, timeLimitMs }: BodyLimits,
): Promise<Buffer | 'gone' | 'too-slow' | 'too-long'> {
  const timer = new AbortController();
  const tooSlow = wait(timeLimitMs, 'too-slow' as const, { signal: timer.signal }).catch(() => 'gone' as const);
  try {
    return await Promise.race([allOf(request, maxBytes), tooSlow]);
  } finally {
    timer.abort();
  }
}

/** Reads also what is too long to its end, without keeping it: who is still sending would not see an answer. */
async function allOf(request: IncomingMessage, maxBytes: number): Promise<Buffer | 'gone' | 'too-long'> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length <= maxBytes) chunks.push(chunk);
    }
  } catch {
    return 'gone';
  }
  return length > maxBytes ? 'too-long' : Buffer.concat(chunks);
}

const refused = (status: 400 | 408 | 413 | 415, code: string, message: string): BodyReading => ({
  kind: 'refused',
  status,
  code,
  message,
});
