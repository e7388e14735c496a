import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../core/clock.ts';
import type { Logger } from '../../core/logger.ts';
import { type ArmedFault, type Faults, faultAnswer } from '../faults.ts';
import type { TrafficRecord } from '../record/record.ts';
import { isRecorded, recordedRequest } from '../record/recorded-request.ts';
import type { Answer, Call, Service } from './call.ts';
import { notServedAnswer } from './not-served.ts';
import { isTooLong, readBody } from './read-body.ts';
import { type Arrival, readArrival } from './read-call.ts';
import type { Respond } from './respond.ts';
import { prepare, sendAnswer, textOf } from './send-answer.ts';

export interface RequestHandling {
  readonly services: Readonly<Record<Service, Respond>>;
  readonly faults: Faults;
  readonly record: TrafficRecord;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly newId: () => string;
  /** Ends delays when the simulator stops. */
  readonly stopping: AbortSignal;
}

/**
 * One request from arrival to record: read it, let a fault have its way, do the work, answer. The work is done also when
 * the caller has gone meanwhile, as at Microsoft's.
 */
export async function handleRequest(
  handling: RequestHandling,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const arrival = readArrival(request);
  if (!arrival) return sendAnswer(response, unknownPrefix(request));
  if (!isRecorded(arrival.service)) {
    const call = await readCall(handling, arrival, request);
    if (call) sendAnswer(response, await workOf(handling, call));
    return;
  }
  const arrivedAt = handling.clock.now();
  const startedAt = Date.now();
  const line = handling.record.arrive();
  const read = await readCall(handling, arrival, request);
  // It never arrived whole, so nobody could have acted on it.
  if (!read) return;
  const fault = handling.faults.take(arrival);
  if (fault?.delayMs) await setTimeout(fault.delayMs, undefined, { signal: handling.stopping });
  const call = { ...read, now: handling.clock.now() };
  const answer = fault?.reset === 'before' ? undefined : await answerOf(handling, call, fault);
  if (answer) prepare(response, answer);
  const broken = fault?.reset !== undefined || request.socket.destroyed;
  const entry = recordedRequest(call, answer, {
    seq: line.seq,
    arrivedAt,
    startedAt,
    endedAt: Date.now(),
    answered: !broken,
    fault: fault?.id ?? null,
    responseHeaders: answer ? { ...response.getHeaders() } : {},
  });
  // Written before the first byte goes out: whoever has the answer finds the line.
  line.write(entry);
  if (fault?.reset !== undefined) {
    request.socket.resetAndDestroy();
    return;
  }
  response.once('close', () => {
    if (response.writableFinished) return;
    entry.answered = false;
    entry.endedAt = Date.now();
  });
  response.end(textOf(answer?.body));
}

async function answerOf(handling: RequestHandling, call: Call, fault: ArmedFault | undefined): Promise<Answer> {
  const answer = fault && faultAnswer(fault);
  if (!answer) return workOf(handling, call);
  const ids = call.service === 'graph' ? { 'request-id': call.requestId } : { 'x-ms-request-id': call.requestId };
  return { ...answer, headers: { ...ids, ...answer.headers } };
}

/** A mistake of the simulator's is never dressed up as one of Microsoft's. */
async function workOf({ services, logger }: RequestHandling, call: Call): Promise<Answer> {
  if (isTooLong(call.body)) return { status: 413 };
  try {
    return await services[call.service](call);
  } catch (error) {
    logger.error({ err: error, method: call.method, target: call.target }, 'The simulator failed');
    const message = `The simulator itself failed at ${call.method} /${call.service}${call.path}: ${String(error)}. This is a mistake in src/simulator, not an answer of Microsoft's.`;
    return { status: 500, body: { error: { code: 'SimulatorFailed', message } } };
  }
}

async function readCall(
  { clock, newId }: RequestHandling,
  arrival: Arrival,
  request: IncomingMessage,
): Promise<Call | undefined> {
  const body = await readBody(request);
  return body === undefined ? undefined : { ...arrival, body, now: clock.now(), requestId: newId() };
}

const unknownPrefix = (request: IncomingMessage): Answer => {
  const [path = '/'] = (request.url ?? '/').split('?');
  return notServedAnswer({ method: request.method ?? 'GET', path });
};
