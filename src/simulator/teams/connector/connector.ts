import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from '../../server/call.ts';
import { createListener } from '../../server/listener.ts';
import { readBody } from '../../server/read-body.ts';
import { sendAnswer } from '../../server/send-answer.ts';
import { isJson, textIn } from '../json.ts';
import type { TeamsState } from '../state.ts';
import type { BearerCheck } from './bearer-check.ts';
import { deleteActivity, updateActivity } from './change-activity.ts';
import type { ConnectorCall, Operation } from './connector-call.ts';
import { ConnectorError, refusal } from './connector-error.ts';
import { conversationCreated, createConversation } from './create-conversation.ts';
import type { ConnectorFaults } from './faults.ts';
import { postActivity } from './post-activity.ts';
import type { RateLimits } from './rate-limits.ts';
import { notServed, readRequest, type Work } from './read-request.ts';
import { listMembers, pageMembers, readMember } from './read-roster.ts';
import { listChannels, readTeam } from './read-team.ts';
import type { Route } from './route.ts';
import { underFault } from './under-fault.ts';

interface ConnectorParts {
  readonly state: TeamsState;
  readonly faults: ConnectorFaults;
  /** Left out, every caller is taken, with a token or without. */
  readonly isBearerTaken: BearerCheck | undefined;
  readonly limits: RateLimits | undefined;
}

/** The connector's REST side on a loopback port of its own. */
export interface Connector {
  /** What the bot asked, in order of arrival. */
  readonly calls: ConnectorCall[];
  /** @returns `http://127.0.0.1:PORT` */
  start(): Promise<string>;
  stop(): Promise<void>;
}

type Handler = (state: TeamsState, route: Route, work: Work) => unknown;

const HANDLERS: Readonly<Record<Operation, Handler>> = {
  create: createConversation,
  send: postActivity,
  reply: postActivity,
  typing: postActivity,
  update: updateActivity,
  delete: deleteActivity,
  members: listMembers,
  pagedMembers: pageMembers,
  member: readMember,
  team: readTeam,
  channels: listChannels,
};

const POSTS: ReadonlySet<Operation> = new Set<Operation>(['send', 'reply']);

/** What a post makes is 201. */
const CREATED: ReadonlySet<Operation> = new Set<Operation>(['create', 'send', 'reply', 'typing']);

export function createConnector({ state, faults, isBearerTaken, limits }: ConnectorParts): Connector {
  const calls: ConnectorCall[] = [];
  const stopping = new AbortController();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const startedAt = Date.now();
    const text = await readBody(request);
    if (text === undefined) return;
    const asked = readRequest(request, text);
    if (!asked) return sendAnswer(response, notServed(request));
    const { route, work, serviceUrl, path } = asked;
    const call: ConnectorCall = {
      seq: calls.length + 1,
      operation: route.operation,
      method: request.method ?? '',
      path,
      serviceUrl,
      conversationId: route.operation === 'create' ? conversationCreated(work.body) : route.id.split(';')[0],
      activityId: route.part,
      body: work.body,
      hadToken: request.headers.authorization !== undefined,
      startedAt,
      endedAt: undefined,
      status: undefined,
      answered: false,
      done: false,
      made: undefined,
      fault: undefined,
    };
    calls.push(call);
    const strike = faults.take(call);
    call.fault = strike?.id;
    const doIt = async () => {
      const decided = await decide(request.headers.authorization, call, route, work);
      call.done = decided.status < 300;
      if (POSTS.has(route.operation) && isJson(decided.body)) call.made = textIn(decided.body.id);
      return decided;
    };
    const answer = strike ? await underFault(strike, doIt, stopping.signal) : await doIt();
    call.endedAt = Date.now();
    call.status = answer === 'reset' ? undefined : answer.status;
    call.answered = answer !== 'reset' && !request.socket.destroyed;
    if (answer === 'reset') request.socket.resetAndDestroy();
    else sendAnswer(response, answer);
    state.changes.happened();
  }

  async function decide(bearer: string | undefined, call: ConnectorCall, route: Route, work: Work): Promise<Answer> {
    if (isBearerTaken && !(await isBearerTaken(bearer))) {
      return { status: 401, body: { message: 'Authorization has been denied for this request.' } };
    }
    const seconds = limits?.refuse(call);
    if (seconds !== undefined) return refusal(new ConnectorError(429), { 'retry-after': String(seconds) });
    try {
      const body = HANDLERS[route.operation](state, route, work);
      return { status: CREATED.has(route.operation) ? 201 : 200, body };
    } catch (error) {
      if (error instanceof ConnectorError) return refusal(error);
      throw error;
    }
  }

  const listener = createListener((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (stopping.signal.aborted) return;
      sendAnswer(response, { status: 500, body: { error: { code: 'DoubleFailed', message: String(error) } } });
    });
  });
  return {
    calls,
    start: () => listener.start(0),
    stop: () => {
      stopping.abort();
      return listener.stop();
    },
  };
}
