import { randomUUID } from 'node:crypto';
import { createLogger } from '../../src/core/logger.ts';
import { createAzureProvider } from '../../src/microsoft/arm/arm-provider.ts';
import { createArmClient } from '../../src/microsoft/arm/client.ts';
import { createGraphClient } from '../../src/microsoft/graph/client.ts';
import { createGroupProvider, createRoleProvider } from '../../src/microsoft/graph/graph-provider.ts';
import { createSend } from '../../src/microsoft/http/create-send.ts';
import { type Decision, type PimProvider, type ProviderName, providerNamed, stepForMe } from '../../src/pim/index.ts';
import { sandboxTransport } from '../../src/sandbox/transport.ts';

/** What people do in PIM's own portal, beside the bot, with their own tokens. */
export interface Portal {
  /** Decides the only request that waits for the person in one part of PIM. */
  decides(who: string, result: Decision['result'], justification: string, provider?: ProviderName): Promise<void>;
  /** Takes back the person's newest request. */
  cancels(who: string, provider?: ProviderName): Promise<void>;
  /** Ends the person's activation of the role that is called so. */
  deactivates(who: string, role: string, provider?: ProviderName): Promise<void>;
}

export async function openPortal(simulator: string): Promise<Portal> {
  const ask = async (path: string, body?: object) => {
    const init = body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    const response = await fetch(`${simulator}/control/${path}`, init);
    if (!response.ok) throw new Error(`/control/${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const tenant = (await ask('tenant')) as { tenantId: string; people: { id: string; userPrincipalName: string }[] };
  const send = createSend({
    fetch: sandboxTransport(simulator, fetch),
    tokens: {
      token: async ({ objectId }, resource) =>
        ((await ask('tokens', { user: objectId, resource })) as { accessToken: string }).accessToken,
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
  const all: PimProvider[] = [createRoleProvider(graph), createGroupProvider(graph), azure];
  const providers = new Map(all.map((provider) => [provider.name, provider]));
  const personOf = (who: string) => {
    const found = tenant.people.find(({ userPrincipalName }) => userPrincipalName.startsWith(`${who.toLowerCase()}@`));
    if (!found) throw new Error(`nobody is called ${who}`);
    return { tenantId: tenant.tenantId, objectId: found.id };
  };
  return {
    decides: async (who, result, justification, name = 'entra-role') => {
      const person = personOf(who);
      const { requests, approvals } = providerNamed(providers, name);
      const [request] = await requests.list(person, 'assignment', 'to-approve');
      const approval = request && (await approvals.read(person, request));
      const step = approval && stepForMe(approval);
      if (!request || !step) throw new Error('nothing waits for a decision');
      await approvals.decide(person, request, step.id, { result, justification });
    },
    cancels: async (who, name = 'entra-role') => {
      const person = personOf(who);
      const { requests } = providerNamed(providers, name);
      const [request] = await requests.list(person, 'assignment', 'mine');
      if (!request) throw new Error('there is no request');
      await requests.cancel(person, request);
    },
    deactivates: async (who, role, name = 'entra-role') => {
      const person = personOf(who);
      const { requests, rights } = providerNamed(providers, name);
      const held = (await rights.assignments(person, 'mine')).find(
        (one) => one.role.name === role && one.assignmentType === 'activated',
      );
      if (!held) throw new Error(`${role} is not active`);
      const target = { provider: name, roleId: held.role.id, scopeId: held.scope.id };
      const draft = { kind: 'assignment', action: 'selfDeactivate', target, principalId: person.objectId } as const;
      await requests.submit(person, { ...draft, justification: undefined, ticket: undefined }, randomUUID());
    },
  };
}
