import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { CALLBACK, GRAPH_SCOPE } from './sign-in-rig.ts';

/** Members of an authorize request that differ from a good one; null leaves one out. */
export type Changes = Readonly<Record<string, string | null>>;

/** The address of the authorize page as a client writes it. */
export function authorizeAddress(url: string, changes: Changes = {}, tenant: string = contoso.tenantId): string {
  const members = {
    client_id: contoso.bot.appId,
    response_type: 'code',
    redirect_uri: CALLBACK,
    scope: `openid ${GRAPH_SCOPE}`,
    state: 'state-1',
    ...changes,
  };
  const query = Object.entries(members).filter((member): member is [string, string] => member[1] !== null);
  return `${url}/login/${tenant}/oauth2/v2.0/authorize?${new URLSearchParams(query)}`;
}
