import type { TeamsState } from '../state.ts';
import type { Team } from '../team.ts';
import { ConnectorError } from './connector-error.ts';
import type { Route } from './route.ts';

/** `GET /v3/teams/{id}`. */
export function readTeam(state: TeamsState, route: Route): object {
  const { id, name, aadGroupId, channels, members } = findTeam(state, route);
  return { id, name, aadGroupId, channelCount: channels.length, memberCount: members.length };
}

/** `GET /v3/teams/{id}/conversations`: General comes without a name, private channels are not among them. */
export function listChannels(state: TeamsState, route: Route): object {
  const team = findTeam(state, route);
  const standard = team.channels.filter((channel) => !channel.isPrivate);
  return { conversations: standard.map(({ id, name }) => (id === team.id ? { id } : { id, name })) };
}

function findTeam(state: TeamsState, { id }: Route): Team {
  const team = state.teams.find((one) => one.id === id);
  if (!team) throw new ConnectorError(404, 'ConversationNotFound');
  if (!team.hasBot) throw new ConnectorError(403, 'BotNotInConversationRoster');
  return team;
}
