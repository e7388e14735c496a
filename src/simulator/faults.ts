import type { Answer, Service } from './server/call.ts';

/** Something that goes wrong on purpose. Everything left out matches, or does nothing. */
export interface Fault {
  readonly service?: Service | undefined;
  readonly method?: string | undefined;
  /** A regular expression, searched in path and query behind the prefix, as sent and decoded. */
  readonly path?: string | undefined;
  /** How often it applies; 0 is until deleted. */
  readonly times: number;
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
  /** Before the work, in real time. */
  readonly delayMs?: number | undefined;
  /** Breaks the connection, before the work or after it. */
  readonly reset?: 'before' | 'after' | undefined;
}

export interface ArmedFault extends Fault {
  readonly id: string;
  /** How often it will still apply; null is without end. */
  readonly remaining: number | null;
}

/** What a fault may match. */
export interface FaultTarget {
  readonly service: Service;
  readonly method: string;
  readonly target: string;
}

export interface Faults {
  add(fault: Fault): string;
  /** The first that matches, in the order in which they were made; it is used up by this. */
  take(request: FaultTarget): ArmedFault | undefined;
  /** The same among those that answer, for what is no connection of its own. */
  takeAnswering(request: FaultTarget): ArmedFault | undefined;
  list(): readonly ArmedFault[];
  clear(): void;
}

export function createFaults(newId: () => string): Faults {
  let armed: readonly ArmedFault[] = [];
  const take = (request: FaultTarget, isMeant: (fault: ArmedFault) => boolean) => {
    const fault = armed.find((one) => isMeant(one) && fits(one, request));
    if (fault) armed = armed.flatMap((one) => (one === fault ? used(one) : one));
    return fault;
  };
  return {
    add: (fault) => {
      const id = newId();
      armed = [...armed, { ...fault, id, remaining: fault.times === 0 ? null : fault.times }];
      return id;
    },
    take: (request) => take(request, () => true),
    takeAnswering: (request) => take(request, ({ status }) => status !== undefined),
    list: () => armed,
    clear: () => {
      armed = [];
    },
  };
}

/** What a fault answers in place of the service, when it has a status. */
export function faultAnswer({ status, headers, body }: Fault): Answer | undefined {
  return status === undefined ? undefined : { status, ...(headers ? { headers } : {}), body };
}

function used(fault: ArmedFault): readonly ArmedFault[] {
  if (fault.remaining === null) return [fault];
  return fault.remaining > 1 ? [{ ...fault, remaining: fault.remaining - 1 }] : [];
}

function fits(fault: Fault, { service, method, target }: FaultTarget): boolean {
  if (fault.service !== undefined && fault.service !== service) return false;
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false;
  if (fault.path === undefined) return true;
  const expression = new RegExp(fault.path);
  return expression.test(target) || expression.test(decoded(target));
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
