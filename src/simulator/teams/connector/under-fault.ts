import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../../server/call.ts';
import { ConnectorError, codeOf, refusal } from './connector-error.ts';
import type { ConnectorFault, Strike } from './faults.ts';

/**
 * Does `work` as the fault lets it.
 *
 * @param stopping ends delays and holds when the double stops.
 * @returns `reset` where the connection is to be broken.
 */
export async function underFault(
  { fault, released }: Strike,
  work: () => Promise<Answer>,
  stopping: AbortSignal,
): Promise<Answer | 'reset'> {
  if (fault.delayMs) await wait(fault.delayMs, undefined, { signal: stopping });
  const answer = fault.after ? await work() : undefined;
  if (fault.hold) await Promise.race([released, aborted(stopping)]);
  if (fault.reset) return 'reset';
  return faultAnswer(fault) ?? answer ?? work();
}

function faultAnswer({ status, code, retryAfterS, body }: ConnectorFault): Answer | undefined {
  if (status === undefined) return undefined;
  const headers = retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) };
  if (body !== undefined) return { status, headers, body };
  return refusal(new ConnectorError(status, code ?? codeOf(status)), headers);
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
