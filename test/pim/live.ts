import { randomUUID } from 'node:crypto';
import type { Clock } from '../../src/core/clock.ts';
import { createLogger } from '../../src/core/logger.ts';
import { createAzureProvider } from '../../src/microsoft/arm/arm-provider.ts';
import { createArmClient } from '../../src/microsoft/arm/client.ts';
import { createGraphClient } from '../../src/microsoft/graph/client.ts';
import { createGroupProvider, createRoleProvider } from '../../src/microsoft/graph/graph-provider.ts';
import { createSend } from '../../src/microsoft/http/create-send.ts';
import {
  type ActivationOutcome,
  activateRole,
  createLocalTruth,
  createMyRights,
  createSubmit,
  type Person,
  type PimDeps,
  type PimProvider,
  type PlanInput,
  type Providers,
  type Target,
  type WriteEvent,
} from '../../src/pim/index.ts';
import { sandboxTransport } from '../../src/sandbox/transport.ts';
import type { SimulatorOptions } from '../../src/simulator/simulator.ts';
import { personId, type Rig, roleId, startRig } from '../simulator/rig.ts';
import { createMemoryIntentStore } from '../stand-ins/memory-intent-store.ts';
import { duration } from './sample.ts';

/** The domain's parts, connected to the real clients and a simulated tenant. */
export interface Live extends PimDeps {
  readonly rig: Rig;
  /** What was written to the audit trail since the last reset. */
  readonly audited: WriteEvent[];
  /** By first name. */
  person(name: string): Person;
  /** "METHOD collection" of everything that was asked since the last time. */
  asked(): Promise<readonly string[]>;
  /** The tenant as at start, nothing remembered. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** An Entra role by name, at the whole directory unless told otherwise. */
export const roleTarget = (role: string, scopeId = '/'): Target => ({
  provider: 'entra-role',
  roleId: roleId(role),
  scopeId,
});

/** Alex activates an Entra role by name. */
export const activate = (
  live: Live,
  role: string,
  input: PlanInput = { duration: duration('PT1H') },
  activityId: string = crypto.randomUUID(),
): Promise<ActivationOutcome> =>
  activateRole(live, { person: live.person('Alex'), activityId, target: roleTarget(role), input });

/** What a person's tokens are beside the usual: claims such as `{ amr: ['pwd', 'mfa'] }`, permissions by name. */
export interface SignInWish {
  readonly claims?: object;
  readonly graphScopes?: readonly string[];
}

/** `signIns`: by first name. */
export async function startLive(
  signIns: Readonly<Record<string, SignInWish>> = {},
  options: Partial<SimulatorOptions> = {},
): Promise<Live> {
  const rig = await startRig({ startedAt: new Date('2026-11-24T08:00:00Z'), ...options });
  const { body: tenant } = await rig.control('tenant');
  const wishes = new Map(Object.entries(signIns).map(([name, wish]) => [personId(name), wish]));
  const send = createSend({
    fetch: sandboxTransport(rig.url, fetch),
    tokens: {
      token: async ({ objectId }, resource) => {
        const { claims, graphScopes } = wishes.get(objectId) ?? {};
        const { body } = await rig.control('tokens', {
          user: objectId,
          resource,
          ...(claims && { claims }),
          ...(graphScopes && resource === 'graph' && { scopes: graphScopes }),
        });
        return body.accessToken;
      },
      forget: () => undefined,
    },
    hosts: { graph: 'graph.microsoft.com', arm: 'management.azure.com' },
    newId: randomUUID,
    wait: async () => undefined,
    random: () => 0,
    logger: createLogger('test', 'silent'),
  });
  const graph = createGraphClient(send, 'https://graph.microsoft.com');
  const azure = createAzureProvider(createArmClient(send, 'https://management.azure.com'));
  const providers: Providers = new Map(
    [createRoleProvider(graph), createGroupProvider(graph), azure].map((provider: PimProvider) => [
      provider.name,
      provider,
    ]),
  );
  const { clock } = rig.simulator;
  const audited: WriteEvent[] = [];
  let memory = memoryOf(providers, clock, audited);
  return {
    rig,
    providers,
    clock,
    audited,
    get myRights() {
      return memory.myRights;
    },
    get localTruth() {
      return memory.localTruth;
    },
    get submit() {
      return memory.submit;
    },
    person: (name) => ({ tenantId: tenant.tenantId, objectId: personId(name) }),
    asked: async () => {
      const text = await (await fetch(`${rig.url}/control/requests`)).text();
      await rig.control('requests', undefined, 'DELETE');
      return text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
        .map(({ method, url }) => `${method} ${collectionIn(new URL(url).pathname)}`);
    },
    reset: async () => {
      await rig.control('reset', {});
      audited.length = 0;
      memory = memoryOf(providers, clock, audited);
    },
    stop: () => rig.stop(),
  };
}

function memoryOf(providers: Providers, clock: Clock, audited: WriteEvent[]) {
  return {
    myRights: createMyRights(providers, clock),
    localTruth: createLocalTruth(clock),
    submit: createSubmit({
      providers,
      intents: createMemoryIntentStore({ wrote: async (event) => void audited.push(event) }),
      clock,
      newId: randomUUID,
    }),
  };
}

const collectionIn = (path: string): string | undefined =>
  /\/(\w*(?:Instances|Requests|Schedules|Approvals|Alerts)|policies|roleDefinitions|groups|users)(?:\/|$)/i.exec(
    path,
  )?.[1];
