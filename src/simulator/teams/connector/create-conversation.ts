import { personalChatId } from '../ids.ts';
import { type Json, memberOf, objectsIn, textIn } from '../json.ts';
import type { TeamsState } from '../state.ts';
import { checkActivity } from './check-activity.ts';
import { badSyntax } from './connector-error.ts';
import { checkAccess, findConversation } from './find-conversation.ts';
import { postParts } from './post-activity.ts';
import type { Work } from './read-request.ts';
import type { Route } from './route.ts';

/**
 * `POST /v3/conversations`: a 1:1 chat (`{isGroup: false, members: [{id}], tenantId}`, always the same one, no
 * `activityId` back) or a post in a channel (`{isGroup: true, channelData: {channel: {id}}, activity}`; Microsoft's own
 * library leaves the tenant out there). Group chats cannot be created.
 */
export function createConversation(state: TeamsState, _route: Route, { body }: Work): object {
  const channelId = textIn(memberOf(body, 'channelData', 'channel', 'id'));
  if (channelId !== undefined) return postInChannel(state, channelId, memberOf(body, 'activity'));
  const members = objectsIn(memberOf(body, 'members'));
  if (memberOf(body, 'isGroup') === true || members.length !== 1) {
    throw badSyntax('A bot cannot create a group chat: give one member, or a channel.');
  }
  const tenantId = textIn(memberOf(body, 'tenantId')) ?? textIn(memberOf(body, 'channelData', 'tenant', 'id'));
  if (tenantId === undefined) throw badSyntax('The tenant id is missing.');
  return openChat(state, members[0] ?? {});
}

/** The id of what is created: limits and faults count it there. Nothing where the body names no place. */
export function conversationCreated(body: unknown): string | undefined {
  const channel = textIn(memberOf(body, 'channelData', 'channel', 'id'));
  const member = textIn(objectsIn(memberOf(body, 'members'))[0]?.id);
  return channel ?? (member === undefined ? undefined : personalChatId(member));
}

function postInChannel(state: TeamsState, channelId: string, activity: unknown): object {
  if (activity === undefined) throw badSyntax('A post in a channel needs an activity.');
  const { conversation } = findConversation(state, channelId);
  const target = { conversation, replyToId: undefined, threadId: undefined, onlyFor: undefined };
  const activityId = postParts(state, target, checkActivity(activity));
  const id = activityId ?? conversation.messages.at(-1)?.id;
  return { id: `${conversation.id};messageid=${id}`, ...(activityId !== undefined && { activityId }) };
}

function openChat(state: TeamsState, member: Json): object {
  const account = state.accounts.get(String(member.id));
  if (!account) throw badSyntax(`Bad format of member id, or no member of this tenant: ${String(member.id)}`);
  const chat = state.chatOf(account);
  checkAccess(state, chat);
  return { id: chat.id };
}
