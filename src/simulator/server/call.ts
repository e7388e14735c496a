import type { IncomingHttpHeaders } from 'node:http';

/** What the first segment of the path names. `/control` is ours, the others stand for hosts of Microsoft. */
export const SERVICES = ['login', 'graph', 'arm', 'botframework', 'control'] as const;
export type Service = (typeof SERVICES)[number];

/** One request, as handlers see it. */
export interface Call {
  readonly service: Service;
  readonly method: string;
  /** Behind the prefix, percent-decoded segment by segment, without trailing slash. */
  readonly path: string;
  /** Behind the prefix, with query, as sent. */
  readonly target: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The body as sent; empty when there was none. */
  readonly body: string;
  /** The simulated time of the work: one reading for the whole request. */
  readonly now: Date;
  /** The service's own id for this request. */
  readonly requestId: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string is sent as it is, nothing as an empty body, everything else as JSON. */
  readonly body?: unknown;
}

/** A header sent once; of several the first. */
export function headerOf(call: Call, name: string): string | undefined {
  const value = call.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
