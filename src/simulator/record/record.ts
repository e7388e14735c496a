import { trafficChannel } from './traffic-channel.ts';

/** One request as `GET /control/requests` tells it. */
export interface RecordedRequest {
  readonly seq: number;
  /** Simulated, ISO. */
  readonly time: string;
  /** Real, ms. */
  readonly startedAt: number;
  /** Real, ms. */
  endedAt: number;
  readonly service: string;
  readonly method: string;
  /** On the production host. */
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, unknown>>;
  readonly requestBody: unknown;
  readonly token: TokenFacts | null;
  /** What the simulator decided; null where the work was not done. */
  readonly status: number | null;
  readonly responseHeaders: Readonly<Record<string, unknown>>;
  readonly responseBody: unknown;
  /** False where the answer did not go out. */
  answered: boolean;
  readonly fault: string | null;
}

export interface TokenFacts {
  readonly oid: unknown;
  readonly appid: unknown;
  readonly aud: unknown;
  readonly scp: unknown;
  readonly roles: unknown;
}

export interface TrafficRecord {
  /** The number of a request that just arrived, and where to write it when it is done. Writing after `reset` does nothing. */
  arrive(): { readonly seq: number; write(request: RecordedRequest): void };
  /** In the order of arrival. */
  list(): readonly RecordedRequest[];
  /** Forgets what is written; numbers go on. */
  clear(): void;
  /** As at start. */
  reset(): void;
}

export function createTrafficRecord(): TrafficRecord {
  let written: RecordedRequest[] = [];
  let lastSeq = 0;
  let generation = 0;
  return {
    arrive: () => {
      lastSeq += 1;
      const born = generation;
      return {
        seq: lastSeq,
        write: (request) => {
          trafficChannel.publish(request);
          if (born === generation) written.push(request);
        },
      };
    },
    list: () => [...written].sort((one, other) => one.seq - other.seq),
    clear: () => {
      written = [];
    },
    reset: () => {
      written = [];
      lastSeq = 0;
      generation += 1;
    },
  };
}
