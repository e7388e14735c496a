import type { Conversation } from './conversation.ts';
import type { Message } from './message.ts';
import type { Person } from './people/person.ts';
import { refresh, refreshesItselfFor } from './people/refresh.ts';
import type { Ground } from './people/self.ts';
import { exchangeToken } from './people/sign-in.ts';
import type { PeopleOfTeams } from './people-of-teams.ts';

/** What clients do by themselves when a message appears or changes: sign in silently, refresh what is on the screen. */
export function showToClients(ground: Ground, people: PeopleOfTeams): void {
  const { state, deliveries } = ground;
  state.onShown((message, conversation) => {
    if (message.updates === 0 && message.signIn) signInSilently(message, conversation);
    if (message.hasCard) refreshViews(message, conversation);
  });

  function signInSilently(message: Message, conversation: Conversation): void {
    const person = addresseeOf(message, conversation);
    for (const client of person?.self.clients ?? []) {
      deliveries.inBackground(async () => {
        if (person) await exchangeToken(person.self, conversation, client, message);
      });
    }
  }

  function refreshViews(message: Message, conversation: Conversation): void {
    for (const self of ground.screens.get(conversation.id) ?? []) {
      if (message.onlyFor !== undefined && message.onlyFor !== self.account.mri) continue;
      if (!refreshesItselfFor(self, conversation, message.card)) continue;
      for (const client of self.clients) {
        deliveries.inBackground(() => refresh(self, conversation, client, message, 'automatic'));
      }
    }
  }

  /** Where several people are, a sign-in card is for who is targeted or answered. */
  function addresseeOf(message: Message, conversation: Conversation): Person | undefined {
    const alone = conversation.kind === 'personal' ? conversation.members[0]?.mri : undefined;
    const answered = message.replyToId === undefined ? undefined : state.senders.get(message.replyToId);
    const mri = alone ?? message.onlyFor ?? answered;
    return mri === undefined ? undefined : people.byMri(mri);
  }
}
