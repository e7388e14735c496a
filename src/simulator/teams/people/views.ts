import type { Conversation } from '../conversation.ts';
import type { Json } from '../json.ts';
import type { Message } from '../message.ts';
import { conversationOf } from './click.ts';
import { refresh, refreshesItselfFor } from './refresh.ts';
import { clientOf, type Self } from './self.ts';

/** Brings a card onto the screen of one client, which asks for its own view where the card refreshes itself for them. */
export async function lookAt(self: Self, message: Message, name?: string): Promise<Json> {
  const conversation = conversationOf(self, message);
  const client = clientOf(self, name);
  const isAsked =
    refreshesItselfFor(self, conversation, client.sees(message)) && !client.isFresh(message, self.ground.now());
  if (isAsked) await refresh(self, conversation, client, message, 'automatic');
  return client.sees(message);
}

/** Puts a conversation on all their screens, with the cards that stand there. */
export async function open(self: Self, conversation: Conversation): Promise<void> {
  const { screens } = self.ground;
  screens.set(conversation.id, (screens.get(conversation.id) ?? new Set()).add(self));
  for (const message of conversation.cards) {
    if (message.onlyFor !== undefined && message.onlyFor !== self.account.mri) continue;
    await Promise.all(self.clients.map(({ name }) => lookAt(self, message, name)));
  }
}

export function close(self: Self, conversation: Conversation): void {
  self.ground.screens.get(conversation.id)?.delete(self);
}
