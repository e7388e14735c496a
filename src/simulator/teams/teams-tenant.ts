import { isJson, objectsIn, textIn } from './json.ts';

/** Who is in the tenant, and which bot is installed there. */
export interface TeamsTenant {
  readonly tenantId: string;
  readonly appId: string;
  readonly people: readonly TenantPerson[];
}

export interface TenantPerson {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
}

/** Asks the simulator. Throws where none answers. */
export async function readTeamsTenant(simulatorUrl: string): Promise<TeamsTenant> {
  const answer: unknown = await (await fetch(`${simulatorUrl}/control/tenant`)).json();
  const tenantId = isJson(answer) ? textIn(answer.tenantId) : undefined;
  const appId = isJson(answer) && isJson(answer.bot) ? textIn(answer.bot.appId) : undefined;
  if (!isJson(answer) || tenantId === undefined || appId === undefined) {
    throw new Error(`${simulatorUrl} is no simulator: it answered ${JSON.stringify(answer)}`);
  }
  const people = objectsIn(answer.people).map((person) => ({
    id: String(person.id),
    displayName: String(person.displayName),
    userPrincipalName: String(person.userPrincipalName),
  }));
  return { tenantId, appId, people };
}
