import type { Writable } from 'node:stream';
import type { AuditSink } from './audit-sink.ts';

/** A stream such as standard output: what reads it keeps the lines. */
export function streamSink(name: string, stream: Writable): AuditSink {
  // Each write tells its own failure; unheard, a reader that has gone would end the process.
  stream.on('error', () => undefined);
  return {
    name,
    newest: async () => undefined,
    write: (lines) =>
      new Promise((resolve, reject) => {
        stream.write(lines, (error) => (error ? reject(error) : resolve()));
      }),
  };
}
