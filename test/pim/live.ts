import { randomUUID } from 'node:crypto';
import type { Clock } from '../../src/core/clock.ts';
import { createLogger } from '../../src/core/logger.ts';
import { createMemoryIntentStore } from '../../src/durable/storage/memory-intent-store.ts';
import { createGraphClient } from '../../src/microsoft/graph/client.ts';
import { createRoleProvider } from '../../src/microsoft/graph/role-provider.ts';
import { createSend } from '../../src/microsoft/http/create-send.ts';
import {
  createMyRoles,
  createSubmit,
  type MyRoles,
  type Person,
  type PimProvider,
  type Providers,
  type Submit,
} from '../../src/pim/index.ts';
import { sandboxTransport } from '../../src/sandbox/transport.ts';
import { personId, type Rig, startRig } from '../simulator/rig.ts';

/** The domain's parts, connected to the real Graph client and a simulated tenant. */
export interface Live {
  readonly rig: Rig;
  readonly provider: PimProvider;
  readonly providers: Providers;
  readonly myRoles: MyRoles;
  readonly submit: Submit;
  readonly clock: Clock;
  /** By first name. */
  person(name: string): Person;
  /** "METHOD collection" of everything that was asked of Graph since the last time. */
  asked(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

export async function startLive(): Promise<Live> {
  const rig = await startRig({ startedAt: new Date('2026-11-24T08:00:00Z') });
  const { body: tenant } = await rig.control('tenant');
  const send = createSend({
    fetch: sandboxTransport(rig.url, fetch),
    tokens: {
      token: async ({ objectId }) => {
        const { body } = await rig.control('tokens', { user: objectId, resource: 'graph' });
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
  const provider = createRoleProvider(createGraphClient(send, 'https://graph.microsoft.com'));
  const providers: Providers = new Map([[provider.name, provider]]);
  const { clock } = rig.simulator;
  return {
    rig,
    provider,
    providers,
    clock,
    myRoles: createMyRoles(providers, clock),
    submit: createSubmit({ providers, intents: createMemoryIntentStore(), clock }),
    person: (name) => ({ tenantId: tenant.tenantId, objectId: personId(name) }),
    asked: async () => {
      const text = await (await fetch(`${rig.url}/control/requests`)).text();
      await rig.control('requests', undefined, 'DELETE');
      return text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
        .map(
          ({ method, url }) =>
            `${method} ${/\/(role\w*(?:Instances|Requests|Schedules)|policies)/i.exec(new URL(url).pathname)?.[1]}`,
        );
    },
    stop: () => rig.stop(),
  };
}
