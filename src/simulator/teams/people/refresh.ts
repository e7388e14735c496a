import { hasUniversalActions } from '../cards/version.ts';
import type { Conversation } from '../conversation.ts';
import { isJson, type Json, memberOf } from '../json.ts';
import type { Message } from '../message.ts';
import type { ClickAnswer } from './click-answer.ts';
import type { Client } from './client.ts';
import { execute } from './execute.ts';
import type { Self } from './self.ts';

/** Teams refreshes by itself for at most so many people. */
const MAX_VIEWERS = 60;

/** Whether a card asks this person's clients to refresh it by themselves. */
export function refreshesItselfFor(self: Self, conversation: Conversation, card: Json): boolean {
  if (!isJson(memberOf(card, 'refresh', 'action')) || !hasUniversalActions(card)) return false;
  const viewers = memberOf(card, 'refresh', 'userIds');
  if (Array.isArray(viewers)) return viewers.includes(self.account.mri);
  return conversation.members.length <= MAX_VIEWERS;
}

/** Asks the bot for this client's own view. Where there is none, the client goes on showing what it shows. */
export async function refresh(
  self: Self,
  conversation: Conversation,
  client: Client,
  message: Message,
  trigger: 'manual' | 'automatic',
): Promise<ClickAnswer> {
  const action = memberOf(client.sees(message), 'refresh', 'action');
  if (!isJson(action)) throw new Error(`The card in ${message.place.title} has no refresh.`);
  client.refreshed(message, self.ground.now());
  const { id: replyToId, threadId } = message;
  const answer = await execute(self, { conversation, threadId, client, replyToId, action, trigger });
  if (answer.card && !message.isDeleted) client.shows(message, answer.card);
  self.ground.state.changes.happened();
  return answer;
}
