import type { Conversation } from '../conversation.ts';
import type { Message } from '../message.ts';
import type { TeamsState } from '../state.ts';
import { checkActivity } from './check-activity.ts';
import { ConnectorError } from './connector-error.ts';
import { findConversation } from './find-conversation.ts';
import type { Work } from './read-request.ts';
import type { Route } from './route.ts';

/** `PUT /v3/conversations/{id}/activities/{activityId}`. */
export function updateActivity(state: TeamsState, route: Route, { body, query }: Work): object {
  const { message, conversation } = findMessage(state, route, query);
  const activity = checkActivity(body);
  if (message.onlyFor !== undefined && activity.recipient !== undefined) {
    throw new ConnectorError(400, 'BadArgument', 'A targeted message is edited without a recipient.');
  }
  state.edit(message, conversation, activity);
  return { id: message.id };
}

/** `DELETE /v3/conversations/{id}/activities/{activityId}`. */
export function deleteActivity(state: TeamsState, route: Route, { query }: Work): undefined {
  state.delete(findMessage(state, route, query).message);
}

function findMessage(
  state: TeamsState,
  { id, part = '' }: Route,
  query: URLSearchParams,
): { message: Message; conversation: Conversation } {
  const { conversation } = findConversation(state, id);
  const message = state.messageIn(conversation, part);
  const isTargeted = query.get('isTargetedActivity') === 'true';
  if (!message || message.isDeleted || isTargeted !== (message.onlyFor !== undefined)) {
    throw new ConnectorError(404, 'ActivityNotFoundInConversation');
  }
  return { message, conversation };
}
