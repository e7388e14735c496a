/** A person as the simulator's `GET /control/tenant` lists them. */
export interface SandboxPerson {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
}

export interface WindowTenant {
  readonly tenantId: string;
  readonly appId: string;
  readonly people: readonly SandboxPerson[];
}

/** Playground takes exactly this many people beside the one whose window it is. */
const OTHERS = 5;

/**
 * The configuration of one Teams window (Microsoft 365 Agents Playground, `.m365agentsplayground.yml`, version 0.1.1), with
 * the people of the simulated tenant. Conversation ids differ from window to window, so that the bot can tell them apart.
 */
export function windowConfig(tenant: WindowTenant, owner: SandboxPerson): object {
  const name = firstNameOf(owner).toLowerCase();
  const others = tenant.people.filter((person) => person.id !== owner.id).slice(0, OTHERS);
  return {
    version: '0.1.1',
    tenantId: tenant.tenantId,
    bot: { id: `28:${tenant.appId}`, name: 'PIM' },
    currentUser: userOf(owner),
    users: others.map(userOf),
    personalChat: { id: `a:${name}-and-pim` },
    groupChat: { id: `19:${name}-group@unq.gbl.spaces`, name: 'On-call' },
    team: {
      id: `19:${name}-operations@thread.tacv2`,
      name: 'Operations',
      aadGroupId: '5c1f0d0a-7a0c-4d5c-9a34-0e6f0c5a7b11',
      channels: [{ id: `19:${name}-approvals@thread.tacv2`, name: 'PIM approvals' }],
    },
  };
}

/** `userPrincipleName` is Playground's own spelling. */
function userOf(person: SandboxPerson): object {
  const [givenName = '', ...rest] = person.displayName.split(' ');
  return {
    id: `29:${person.id}`,
    name: person.displayName,
    userPrincipleName: person.userPrincipalName,
    aadObjectId: person.id,
    givenName,
    surname: rest.join(' ') || givenName,
    email: person.userPrincipalName,
  };
}

export const firstNameOf = (person: SandboxPerson): string => person.displayName.split(' ')[0] ?? person.displayName;
