import type { JWTPayload } from 'jose';
import { z } from 'zod';
import type { Route } from '../server/routes.ts';
import type { Person, Tenant } from '../tenant/tenant.ts';
import {
  applicationClaims,
  botApplicationClaims,
  channelClaims,
  personClaims,
  singleSignOnClaims,
} from '../tokens/claims.ts';
import { sign } from '../tokens/sign.ts';
import type { TenantState, World } from '../world.ts';
import { ControlRefusal, readControlBody } from './read-control-body.ts';

const tokenSchema = z
  .strictObject({
    /** A sign-in name or an object id. */
    user: z.string().optional(),
    /** The bot itself, or another application by its id. */
    app: z
      .union([z.literal(true), z.guid().toLowerCase()], {
        error: 'expected true for the bot, or the id of an application',
      })
      .optional(),
    resource: z.enum(['graph', 'arm', 'bot', 'channel']),
    scopes: z.array(z.string()).optional(),
    claims: z.record(z.string(), z.unknown()).optional(),
    serviceUrl: z.string().optional(),
  })
  .refine(({ user, app }) => user === undefined || app === undefined, 'expected either "user" or "app"')
  .refine(
    ({ user, app, resource }) => resource === 'channel' || user !== undefined || app !== undefined,
    'expected "user" or "app"',
  )
  .refine(({ scopes, resource }) => scopes === undefined || resource === 'graph' || resource === 'arm', {
    error: '"scopes" belongs to the resources "graph" and "arm"',
  })
  .refine(({ serviceUrl, resource }) => serviceUrl === undefined || resource === 'channel', {
    error: '"serviceUrl" belongs to the resource "channel"',
  });
type Ask = z.output<typeof tokenSchema>;

/** What the bot's registration says that it can handle. */
const CAPABILITIES = ['CP1'];

/** `POST /control/tokens`: real signed tokens, without a sign-in. */
export function tokenRoutes({ keys, state }: World): readonly Route[] {
  return [
    {
      method: 'POST',
      pattern: '/tokens',
      handler: async (call) => {
        const ask = readControlBody(call, tokenSchema);
        const claims = changed(claimsOf(ask, state()), ask.claims ?? {});
        const key = ask.resource === 'channel' ? keys.channel : keys.entra;
        return { status: 200, body: { accessToken: await sign(claims, key) } };
      },
    },
  ];
}

function claimsOf(ask: Ask, { tenant, directory }: TenantState): JWTPayload {
  if (ask.resource === 'channel') return channelClaims(tenant, ask.serviceUrl);
  if (ask.user === undefined) return applicationToken(ask, tenant);
  const person = directory.person(ask.user);
  if (!person)
    throw new ControlRefusal(
      `POST /control/tokens cannot be done: the tenant has no user "${ask.user}". GET /control/tenant lists the people.`,
    );
  return personToken(ask, tenant, person);
}

function personToken({ resource, scopes }: Ask, tenant: Tenant, person: Person): JWTPayload {
  if (resource !== 'graph' && resource !== 'arm') return singleSignOnClaims(tenant, person, { amr: person.amr });
  const { appId, delegatedPermissions } = tenant.bot;
  return personClaims({ tenant, resource, appId }, person, scopes ?? delegatedPermissions[resource], {
    amr: person.amr,
    capabilities: CAPABILITIES,
  });
}

function applicationToken({ app, resource, scopes }: Ask, tenant: Tenant): JWTPayload {
  const { bot } = tenant;
  const isBot = app === true || app === bot.appId;
  const appId = isBot ? bot.appId : String(app);
  // Another application's service principal is not in the tenant file; its own id stands in for it.
  const objectId = isBot ? bot.objectId : appId;
  if (resource !== 'graph' && resource !== 'arm') return botApplicationClaims(tenant, appId, objectId);
  const roles = scopes ?? (isBot ? bot.applicationPermissions[resource] : []);
  return applicationClaims({ tenant, resource, appId }, objectId, roles);
}

/** Adds and replaces claims; `null` takes one away. */
const changed = (claims: JWTPayload, changes: Readonly<Record<string, unknown>>): JWTPayload =>
  Object.fromEntries(Object.entries({ ...claims, ...changes }).filter(([, value]) => value !== null));
