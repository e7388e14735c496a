import { buttonsOn, type Message, type Person } from '../../../src/simulator/teams/index.ts';
import type { Wish } from '../evidence/wish.ts';
import { clicks, type Reach, says } from './actor.ts';
import type { Lane } from './lanes.ts';

/** Brings a wish to the bot, by a sentence or by form and button, until Teams has its answers. */
export async function live(reach: Reach, person: Person, lane: Lane, wish: Wish): Promise<void> {
  const isForm = wish.action === 'activate' && lane.isClicked;
  const id = activityIdOf(wish, 'said');
  await says(reach, person, wish, wish.said, id);
  const form = isForm ? formAmong(person, id) : undefined;
  if (!form) return;
  const inputs = { justification: wish.id };
  await clicks(reach, person, wish, { message: form, button: 'Activate', inputs }, activityIdOf(wish, 'clicked'));
}

/** What is said for a wish. Where a form asks for the reason, the sentence has none. */
export function sentenceFor(action: Wish['action'], id: string, { role, on, isClicked }: Lane): string {
  const name = on === undefined ? role : `${role} on ${on}`;
  switch (action) {
    case 'activate':
      return isClicked ? `activate ${name} for 4h` : `activate ${name} for 4h because ${id}`;
    case 'deactivate':
      return `deactivate ${name}`;
    case 'cancel':
      return `cancel ${role}`;
    case 'look':
      return 'active';
  }
}

const activityIdOf = ({ id }: Wish, how: string): string => `trial:${id}:${how}`;

/** Nothing: PIM could not be asked, and the answer says so. */
const formAmong = ({ chat }: Person, activityId: string): Message | undefined =>
  chat.messages.findLast(
    (message) =>
      message.replyToId === activityId &&
      message.hasCard &&
      buttonsOn(message.card).some(({ title }) => title === 'Activate'),
  );
