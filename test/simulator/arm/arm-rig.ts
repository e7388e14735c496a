import type { SimulatorOptions } from '../../../src/simulator/simulator.ts';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { type Hands, idOf, personId, type Reply, type Rig, startRig } from '../rig.ts';

/** Somebody with a token, calling Azure Resource Manager. Paths are those of the production host, with or without it. */
export interface ArmCaller {
  readonly id: string;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  put(path: string, body: unknown): Promise<Reply>;
  post(path: string, body?: unknown): Promise<Reply>;
  patch(path: string, body: unknown): Promise<Reply>;
  delete(path: string): Promise<Reply>;
}

export interface ArmHands {
  /** By first name, with a strong sign-in unless `claims` say otherwise. */
  as(name: string, claims?: Readonly<Record<string, unknown>>): Promise<ArmCaller>;
  /** The bot for itself. */
  application(): Promise<ArmCaller>;
  /** Any request, also without a token. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
}

export interface ArmRig extends Omit<Rig, keyof ArmHands>, ArmHands {}

const HOST = 'https://management.azure.com';
const { subscriptions, roles } = contoso.azure;

export const STARTED = new Date('2026-11-24T08:00:00Z');
export const PROD = `/subscriptions/${idOf(subscriptions, 'Contoso Prod')}`;
export const DEV = `/subscriptions/${idOf(subscriptions, 'Contoso Dev')}`;
export const GROUP = '/providers/Microsoft.Management/managementGroups/contoso';
export const WEB = `${PROD}/resourceGroups/rg-web-prod`;
export const DATA = `${PROD}/resourceGroups/rg-data-prod`;
export const WEB_DEV = `${DEV}/resourceGroups/rg-web-dev`;
export const STORAGE = `${DATA}/providers/Microsoft.Storage/storageAccounts/stcontosodata`;
export const VAULT = `${DATA}/providers/Microsoft.KeyVault/vaults/kv-contoso-prod`;

export const AUTHORIZATION = 'providers/Microsoft.Authorization';
export const azureRoleId = (name: string): string => idOf(roles, name);

/** A role at a scope, as the domain names it. */
export const azureTarget = (role: string, scopeId: string) => ({
  provider: 'azure-resource' as const,
  roleId: azureRoleId(role),
  scopeId,
});

/** `/{scope}/providers/Microsoft.Authorization/{type}?api-version=…`; without a scope at the root. */
export const at = (scope: string, type: string, options: Record<string, string> = {}, version = '2020-10-01'): string =>
  `${scope}/${AUTHORIZATION}/${type}?${new URLSearchParams({ 'api-version': version, ...options })}`;

/** The id of a role as a subscription, or what lies in it, spells it. */
export const roleAt = (scope: string, name: string): string => {
  const [subscription = ''] = /^\/subscriptions\/[^/]+/.exec(scope) ?? [];
  return `${subscription}/${AUTHORIZATION}/roleDefinitions/${azureRoleId(name)}`;
};

/** The body of a schedule request. */
export const ask = (requestType: string, principalId: string, scope: string, role: string, more: object = {}) => ({
  properties: { requestType, principalId, roleDefinitionId: roleAt(scope, role), justification: 'INC-4711', ...more },
});

export const forDuration = (duration: string, startDateTime?: string) => ({
  scheduleInfo: { startDateTime, expiration: { type: 'AfterDuration', duration } },
});

export const forGood = { scheduleInfo: { expiration: { type: 'NoExpiration' } } };

export const newGuid = (): string => crypto.randomUUID();

export async function startArmRig(options: Partial<SimulatorOptions> = {}): Promise<ArmRig> {
  const rig = await startRig({ startedAt: STARTED, ...options });
  return { ...rig, ...armHandsOn(rig) };
}

/** The same for a simulator anywhere on this machine. */
export function armHandsOn(hands: Hands): ArmHands {
  async function send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const response = await fetch(`${hands.url}/arm${path.replace(HOST, '')}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
  }
  async function callerWith(id: string, wish: Record<string, unknown>): Promise<ArmCaller> {
    const { status, body } = await hands.control('tokens', { resource: 'arm', ...wish });
    if (status !== 200) throw new Error(`No token: ${JSON.stringify(body)}`);
    const authorization = { authorization: `Bearer ${body.accessToken}` };
    return {
      id,
      get: (path, headers = {}) => send('GET', path, undefined, { ...authorization, ...headers }),
      put: (path, json) => send('PUT', path, json, authorization),
      post: (path, json) => send('POST', path, json, authorization),
      patch: (path, json) => send('PATCH', path, json, authorization),
      delete: (path) => send('DELETE', path, undefined, authorization),
    };
  }
  return {
    send,
    as: (name, claims = {}) =>
      callerWith(personId(name), {
        user: personId(name),
        claims: { amr: ['pwd', 'mfa'], acrs: ['c1', 'c2'], ...claims },
      }),
    application: () => callerWith(contoso.bot.objectId, { app: true }),
  };
}
