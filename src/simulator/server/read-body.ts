import type { IncomingMessage } from 'node:http';

/** Far above every real body. */
const LIMIT_BYTES = 4 * 1024 * 1024;

/** The whole body, or nothing when the caller went away before it had sent it all. Of one that is too long only the beginning is kept. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      if (length <= LIMIT_BYTES) chunks.push(chunk);
      length += chunk.length;
    }
  } catch {
    return undefined;
  }
  return request.complete ? Buffer.concat(chunks).toString('utf8') : undefined;
}

export const isTooLong = (body: string): boolean => Buffer.byteLength(body) > LIMIT_BYTES;
