import type { Person } from '../../pim/index.ts';
import type { Resource } from './token-source.ts';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One logical request to Microsoft, made as `person`. */
export interface HttpRequest {
  readonly method: HttpMethod;
  /** Absolute, https, on the host of `resource`. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly person: Person;
  readonly resource: Resource;
  /** Of a POST that changes nothing: it may be sent again like a GET. */
  readonly isRead?: boolean;
  /** How long one attempt may take, where the limit given to `createSend` does not fit. */
  readonly timeLimitMs?: number;
}
