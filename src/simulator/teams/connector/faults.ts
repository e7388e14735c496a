import type { Changes } from '../changes.ts';
import type { Operation } from './connector-call.ts';

/**
 * Something that goes wrong on purpose. With neither `status`, `reset` nor `hold` the call passes, after `delayMs`.
 * Faults are tried in the order in which they were made; the first that matches applies, alone.
 */
export interface ConnectorFault {
  /** `send` means replies too. Left out: every one but typing indicators. */
  readonly operation?: Operation | readonly Operation[];
  /** Only in this conversation. */
  readonly in?: { readonly id: string };
  /** How often; 0 is until removed. Default 1. */
  readonly times?: number;
  /** Answer this instead, with the connector's own words for it. */
  readonly status?: number;
  /** Instead of the usual code for `status`, as `ConversationBlockedByUser` for 403. */
  readonly code?: string;
  /** Seconds in a `Retry-After` header; without it there is no such header. */
  readonly retryAfterS?: number;
  /** Instead of the connector's JSON: HTML, nothing, half an object. */
  readonly body?: string;
  /** Wait before the work, in real time. */
  readonly delayMs?: number;
  /** No answer until `release`: for ever, when it is never called. */
  readonly hold?: boolean;
  /** Break the connection. */
  readonly reset?: boolean;
  /** The work is done first: the message stands there, and the bot does not learn it. */
  readonly after?: boolean;
}

export interface ArmedFault {
  readonly id: string;
  readonly fault: ConnectorFault;
  /** How often it applied so far. */
  readonly hits: number;
  /** Waits until it has applied `times` times. Throws `NothingCame`. */
  met(times?: number): Promise<void>;
  /** Lets go what it holds, now and from now on. What was not done yet is done, though the caller may have gone. */
  release(): void;
  remove(): void;
}

/** An armed fault, as the connector uses it. */
export interface Strike {
  readonly id: string;
  readonly fault: ConnectorFault;
  readonly released: Promise<void>;
}

export interface ConnectorFaults {
  add(fault: ConnectorFault): ArmedFault;
  clear(): void;
  take(call: { readonly operation: Operation; readonly conversationId: string | undefined }): Strike | undefined;
}

interface Armed extends Strike {
  remaining: number;
  hits: number;
  readonly release: () => void;
}

export function createFaults(changes: Changes): ConnectorFaults {
  const armed = new Set<Armed>();
  let count = 0;
  return {
    add: (fault) => {
      count += 1;
      let release = () => {};
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      const one: Armed = { id: `fault-${count}`, fault, released, release, remaining: fault.times ?? 1, hits: 0 };
      if (fault.times === 0) one.remaining = Number.POSITIVE_INFINITY;
      armed.add(one);
      return {
        id: one.id,
        fault,
        get hits() {
          return one.hits;
        },
        met: async (times = 1) => {
          await changes.until(
            () => (one.hits >= times ? true : undefined),
            () => `The fault ${JSON.stringify(fault)} applied ${one.hits} times, not ${times}.`,
          );
        },
        release,
        remove: () => {
          armed.delete(one);
        },
      };
    },
    clear: () => armed.clear(),
    take: (call) => {
      const one = [...armed].find(({ fault }) => fits(fault, call));
      if (!one) return undefined;
      one.hits += 1;
      one.remaining -= 1;
      if (one.remaining <= 0) armed.delete(one);
      changes.happened();
      return one;
    },
  };
}

function fits(fault: ConnectorFault, call: Parameters<ConnectorFaults['take']>[0]): boolean {
  if (fault.in && fault.in.id !== call.conversationId) return false;
  if (fault.operation === undefined) return call.operation !== 'typing';
  const wanted: readonly Operation[] = typeof fault.operation === 'string' ? [fault.operation] : fault.operation;
  return wanted.includes(call.operation) || (call.operation === 'reply' && wanted.includes('send'));
}
