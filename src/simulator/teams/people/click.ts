import { fillIn } from '../cards/fill-in.ts';
import { findButton } from '../cards/find-button.ts';
import { toggled } from '../cards/toggled.ts';
import { checkShown, hasUniversalActions } from '../cards/version.ts';
import type { Conversation } from '../conversation.ts';
import { isJson, type Json, memberOf, textIn } from '../json.ts';
import type { Message } from '../message.ts';
import { activityOf } from './activity.ts';
import { type ClickAnswer, clickAnswer } from './click-answer.ts';
import type { Client } from './client.ts';
import { deliverCopies } from './deliver-copies.ts';
import { execute } from './execute.ts';
import { clientOf, type Self } from './self.ts';

export interface ClickOptions {
  readonly client?: string;
  /** How often Teams delivers it, all at once. */
  readonly copies?: number;
  /** Members of the activity on top of the usual ones. */
  readonly activity?: Json;
}

interface Place {
  readonly conversation: Conversation;
  readonly client: Client;
  readonly message: Message;
}

/** Clicks a button of the card as this person's client shows it. */
export async function click(
  self: Self,
  message: Message,
  name: string,
  inputs: Readonly<Record<string, string>>,
  options: ClickOptions,
): Promise<ClickAnswer> {
  const place = { message, client: clientOf(self, options.client), conversation: conversationOf(self, message) };
  const card = place.client.sees(message);
  checkShown(card);
  const button = findButton(card, name);
  const action = actionFor(place.client.hasUniversalActions && hasUniversalActions(card), button.action);
  const filled = fillIn(button, inputs);
  switch (action.type) {
    case 'Action.Execute':
      return run(self, place, action, filled, options);
    case 'Action.Submit':
      return submit(self, place, action, filled, options);
    case 'Action.OpenUrl':
      return clickAnswer({ kind: 'opens', url: String(action.url) });
    case 'Action.ToggleVisibility':
      place.client.shows(message, toggled(card, action));
      return clickAnswer({ kind: 'toggled' });
    // What it opens can be reached all the time.
    case 'Action.ShowCard':
      return clickAnswer({ kind: 'toggled' });
    default:
      throw new Error(`The double cannot click an ${String(action.type)}.`);
  }
}

/** The conversation of a message that this person can see. */
export function conversationOf(self: Self, message: Message): Conversation {
  const conversation = self.ground.state.conversations.get(message.place.id);
  const { account } = self;
  const isVisible = message.onlyFor === undefined || message.onlyFor === account.mri;
  if (!conversation?.members.includes(account) || !isVisible || message.isDeleted) {
    throw new Error(`${account.displayName} does not see this message in ${message.place.title}.`);
  }
  return conversation;
}

/** An old client, and an old card, take what the button falls back to. */
function actionFor(isUniversal: boolean, action: Json): Json {
  if (action.type !== 'Action.Execute' || isUniversal) return action;
  if (isJson(action.fallback)) return action.fallback;
  throw new Error(`An old client or card shows no button for "${String(action.title)}": it has no fallback.`);
}

async function run(
  self: Self,
  { conversation, client, message }: Place,
  action: Json,
  inputs: Json,
  { copies, activity }: ClickOptions,
): Promise<ClickAnswer> {
  const answer = await execute(self, {
    conversation,
    threadId: message.threadId,
    client,
    replyToId: message.id,
    action: { ...action, data: { ...(isJson(action.data) ? action.data : {}), ...inputs } },
    trigger: 'manual',
    copies,
    activity,
  });
  if (answer.card) client.shows(message, answer.card);
  self.ground.state.changes.happened();
  return answer;
}

/** `data.msteams` says what a submit is: nothing = a message with a value. */
async function submit(
  self: Self,
  { conversation, client, message }: Place,
  action: Json,
  inputs: Json,
  { copies, activity: more }: ClickOptions,
): Promise<ClickAnswer> {
  const value = { ...(isJson(action.data) ? action.data : {}), ...inputs };
  const { ids } = self.ground.state;
  const kind = memberOf(value, 'msteams', 'type');
  if (kind === 'signin') return clickAnswer({ kind: 'opens', url: String(memberOf(value, 'msteams', 'value')) });
  if (kind !== undefined && kind !== 'messageBack' && kind !== 'imBack') {
    throw new Error(`The double cannot submit ${String(kind)}.`);
  }
  const typed = {
    imBack: { text: textIn(memberOf(value, 'msteams', 'value')) },
    messageBack: {
      text: textIn(memberOf(value, 'msteams', 'text')),
      value: memberOf(value, 'msteams', 'value') ?? value,
    },
    plain: { value },
  }[kind ?? 'plain'];
  const { threadId } = message;
  const activity = activityOf(
    self,
    { conversation, client, threadId },
    { type: 'message', id: ids.message(), replyToId: message.id, ...typed, ...more },
  );
  const replies = await deliverCopies(self, activity, copies);
  return clickAnswer({ kind: 'sent', status: replies[0]?.status ?? 0, activity, replies });
}
