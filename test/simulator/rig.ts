import { createLogger } from '../../src/core/logger.ts';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator.ts';
import contoso from '../../src/simulator/tenant/contoso.json' with { type: 'json' };

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into JSON of every shape
  readonly body: any;
}

/** Somebody with a token, calling Graph. */
export interface GraphCaller {
  readonly id: string;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  post(path: string, body?: unknown): Promise<Reply>;
  patch(path: string, body: unknown): Promise<Reply>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  delete(path: string): Promise<Reply>;
}

export interface TokenWish {
  readonly scopes?: readonly string[];
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** Hands to turn a running simulator with. */
export interface Hands {
  readonly url: string;
  /** By the first name of one of Contoso's people, with a strong sign-in unless `claims` say otherwise. */
  as(name: string, wish?: TokenWish): Promise<GraphCaller>;
  /** The same by object id, in any tenant. */
  person(id: string, wish?: TokenWish): Promise<GraphCaller>;
  application(roles: readonly string[]): Promise<GraphCaller>;
  control(path: string, body?: unknown, method?: string): Promise<Reply>;
  /** Moves the simulated time by an ISO duration. */
  later(duration: string): Promise<void>;
}

/** A running simulator in this process. */
export interface Rig extends Hands {
  readonly simulator: Simulator;
  stop(): Promise<void>;
}

export const idOf = (list: readonly { id: string; displayName: string }[], name: string): string => {
  const found = list.find(({ displayName }) => displayName === name || displayName.startsWith(`${name} `));
  if (!found) throw new Error(`Contoso has no "${name}".`);
  return found.id;
};
export const personId = (name: string): string => idOf(contoso.people, name);
export const roleId = (name: string): string => idOf(contoso.roles, name);
export const groupId = (name: string): string => idOf(contoso.groups, name);

export async function startRig(options: Partial<SimulatorOptions> = {}): Promise<Rig> {
  const simulator = createSimulator({ logger: createLogger('simulator', 'silent'), ...options });
  const url = await simulator.start(0);
  return { ...handsOn(url), simulator, stop: () => simulator.stop() };
}

/** The same for a simulator anywhere on this machine. */
export function handsOn(url: string): Hands {
  async function send(
    method: string,
    address: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const response = await fetch(address, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text) };
  }
  const control = (path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') =>
    send(method, `${url}/control/${path}`, body);

  async function callerWith(id: string, wish: Record<string, unknown>): Promise<GraphCaller> {
    const { status, body } = await control('tokens', { resource: 'graph', ...wish });
    if (status !== 200) throw new Error(`No token: ${JSON.stringify(body)}`);
    const authorization = { authorization: `Bearer ${body.accessToken}` };
    const at = (path: string) =>
      path.startsWith('https://') ? path.replace(GRAPH, `${url}/graph`) : `${url}/graph${path}`;
    const call: GraphCaller['send'] = (method, path, json, headers = {}) =>
      send(method, at(path), json, { ...authorization, ...headers });
    return {
      id,
      send: call,
      get: (path, headers) => call('GET', path, undefined, headers),
      post: (path, json) => call('POST', path, json),
      patch: (path, json) => call('PATCH', path, json),
      delete: (path) => call('DELETE', path),
    };
  }
  const person: Hands['person'] = (id, { scopes, claims } = {}) =>
    callerWith(id, {
      user: id,
      ...(scopes ? { scopes } : {}),
      claims: { amr: ['pwd', 'mfa'], acrs: ['c1', 'c2'], ...claims },
    });
  return {
    url,
    person,
    as: (name, wish) => person(personId(name), wish),
    application: (roles) => callerWith('', { app: contoso.bot.appId, scopes: roles }),
    control,
    later: async (duration) => void (await control('clock', { advance: duration })),
  };
}

const GRAPH = 'https://graph.microsoft.com';

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return text;
  }
}
