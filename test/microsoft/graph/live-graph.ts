import { randomUUID } from 'node:crypto';
import { AppError } from '../../../src/core/app-error.ts';
import { createLogger } from '../../../src/core/logger.ts';
import { createAzureProvider } from '../../../src/microsoft/arm/arm-provider.ts';
import { createArmClient } from '../../../src/microsoft/arm/client.ts';
import { createGraphClient, type GraphClient } from '../../../src/microsoft/graph/client.ts';
import { createGroupProvider, createRoleProvider } from '../../../src/microsoft/graph/graph-provider.ts';
import { createPeople } from '../../../src/microsoft/graph/people.ts';
import { createSend } from '../../../src/microsoft/http/create-send.ts';
import type { Resource } from '../../../src/microsoft/http/token-source.ts';
import type { People, Person, PimProvider } from '../../../src/pim/index.ts';
import { sandboxTransport } from '../../../src/sandbox/transport.ts';
import type { SimulatorOptions } from '../../../src/simulator/simulator.ts';
import { assertContract } from '../../contract/assert-contract.ts';
import { groupId, personId, type Rig, roleId, startRig } from '../../simulator/rig.ts';

/** One line of the simulator's record, as far as tests look at it. */
export interface Traffic {
  readonly method: string;
  readonly url: string;
  /** Version and path, decoded, without the query. */
  readonly path: string;
  /** The query, decoded. */
  readonly query: string;
  readonly requestBody: unknown;
  readonly status: number | null;
}

/** What speaks to Microsoft. */
export interface Connected {
  readonly client: GraphClient;
  readonly roles: PimProvider;
  readonly groups: PimProvider;
  readonly azure: PimProvider;
  readonly people: People;
}

/**
 * All providers and the directory, through the real clients, against a simulated tenant. Whatever was asked of Graph is
 * checked against Microsoft's description before it is forgotten.
 */
export interface LiveGraph extends Connected {
  readonly rig: Rig;
  /** The same with less patience: how long one attempt may take. */
  connect(timeLimitMs: number): Connected;
  /** Every wait between attempts that was asked for since the last reset, in milliseconds. None is waited. */
  readonly waits: readonly number[];
  /** By first name. */
  person(name: string): Person;
  /** Claims and scopes of everybody's next tokens; without them a strong sign-in with all permissions. */
  signIn(wish: { scopes?: readonly string[]; claims?: Readonly<Record<string, unknown>> }): void;
  /** What reached Graph and Azure since it was last forgotten; by default it is forgotten now. */
  traffic(isKept?: boolean): Promise<readonly Traffic[]>;
  /** Something goes wrong with Graph, or the `service` that is named; `times` 0 is until the next reset. */
  fault(fault: Readonly<Record<string, unknown>>): Promise<void>;
  /** The tenant as at start, without faults and record. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

export async function startLiveGraph(options: Partial<SimulatorOptions> = {}): Promise<LiveGraph> {
  const rig = await startRig({ startedAt: new Date('2026-11-24T08:00:00Z'), ...options });
  const { body: tenant } = await rig.control('tenant');
  const strong = { claims: { amr: ['pwd', 'mfa'], acrs: ['c1', 'c2'] } };
  let wish: object = strong;
  const tokens = new Map<string, Promise<string>>();
  /** Azure has one scope only. */
  const wishFor = (resource: Resource) =>
    resource === 'graph' ? wish : Object.fromEntries(Object.entries(wish).filter(([name]) => name !== 'scopes'));
  const tokenOf = async (user: string, resource: Resource) => {
    const { body } = await rig.control('tokens', { user, resource, ...strong, ...wishFor(resource) });
    return String(body.accessToken);
  };
  const forget = async () => {
    await assertContract(rig.url);
    await rig.control('requests', undefined, 'DELETE');
  };
  const waits: number[] = [];
  const connect = (timeLimitMs: number): Connected => {
    const send = createSend({
      fetch: sandboxTransport(rig.url, fetch),
      tokens: {
        token: ({ objectId }, resource) => {
          const key = `${resource} ${objectId}`;
          const token = tokens.get(key) ?? tokenOf(objectId, resource);
          tokens.set(key, token);
          return token;
        },
        forget: () => undefined,
      },
      hosts: { graph: 'graph.microsoft.com', arm: 'management.azure.com' },
      newId: randomUUID,
      wait: async (ms) => void waits.push(ms),
      random: () => 0,
      logger: createLogger('test', 'silent'),
      timeLimitMs,
    });
    const client = createGraphClient(send, 'https://graph.microsoft.com');
    return {
      client,
      roles: createRoleProvider(client),
      groups: createGroupProvider(client),
      azure: createAzureProvider(createArmClient(send, 'https://management.azure.com')),
      people: createPeople(client),
    };
  };
  return {
    rig,
    ...connect(10_000),
    connect,
    waits,
    person: (name) => ({ tenantId: tenant.tenantId, objectId: personId(name) }),
    signIn: (next) => {
      tokens.clear();
      wish = { ...strong, ...next };
    },
    traffic: async (isKept = false) => {
      const text = await (await fetch(`${rig.url}/control/requests`)).text();
      if (!isKept) await forget();
      return text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
        .filter(({ service }) => service !== 'login')
        .map((line) => {
          const url = new URL(line.url);
          return { ...line, path: decodeURIComponent(url.pathname), query: decodeURIComponent(url.search) };
        });
    },
    fault: async (fault) => {
      const { status, body } = await rig.control('faults', { service: 'graph', ...fault });
      if (status !== 200) throw new Error(`No fault: ${JSON.stringify(body)}`);
    },
    reset: async () => {
      if (wish !== strong) tokens.clear();
      wish = strong;
      waits.length = 0;
      await assertContract(rig.url);
      await rig.control('reset', {});
    },
    stop: async () => {
      await assertContract(rig.url);
      await rig.stop();
    },
  };
}

export const roleTarget = (role: string, scopeId = '/') => ({
  provider: 'entra-role' as const,
  roleId: roleId(role),
  scopeId,
});

export const groupTarget = (group: string, access: 'member' | 'owner' = 'member') => ({
  provider: 'group' as const,
  roleId: access,
  scopeId: groupId(group),
});

/** The error of ours that work must end with. */
export const failureOf = async (work: Promise<unknown>): Promise<AppError> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It worked, and should not have.');
};
