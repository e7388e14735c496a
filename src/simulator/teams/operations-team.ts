import type { Account } from './account.ts';
import type { TeamsState } from './state.ts';
import type { Team } from './team.ts';

/** Who of Contoso is in the private channel; in other tenants it is the first three. */
const PRIVATE_MEMBERS = ['alexw@contoso.example', 'meganb@contoso.example', 'diegos@contoso.example'];

/**
 * The team of the sandbox tenant: *Operations* with everybody, channels *General*, *PIM approvals*, *Prod*, and the
 * private *Incident room*, where the bot is not.
 */
export function addOperationsTeam(state: TeamsState, accounts: readonly Account[]): Team {
  const team = state.addTeam('Operations', [...accounts]);
  state.addChannel(team, 'PIM approvals');
  state.addChannel(team, 'Prod');
  const named = accounts.filter(({ userPrincipalName }) => PRIVATE_MEMBERS.includes(userPrincipalName));
  const room = state.addChannel(team, 'Incident room', named.length > 0 ? named : accounts.slice(0, 3));
  room.hasBot = false;
  return team;
}
