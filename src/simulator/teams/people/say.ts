import type { Conversation } from '../conversation.ts';
import { isJson, type Json, objectsIn } from '../json.ts';
import type { Message } from '../message.ts';
import { activityOf, clientInfo } from './activity.ts';
import type { Client } from './client.ts';
import { deliverCopies } from './deliver-copies.ts';
import { clientOf, type Self } from './self.ts';
import { withMentions } from './with-mentions.ts';

export interface SayOptions {
  /** Left out: in the 1:1 chat. */
  readonly in?: Conversation;
  /** In the thread of this message, and so in its channel. */
  readonly under?: Message;
  readonly client?: string;
  /** How often Teams delivers it, all at once. */
  readonly copies?: number;
  /** Members on top of the usual ones. */
  readonly activity?: Json;
}

/** Says something to the bot. What came from it in answer, in that conversation, until it had answered over HTTP. */
export async function say(self: Self, text: string, options: SayOptions = {}): Promise<Message[]> {
  const { state } = self.ground;
  const conversation = placeOf(self, options);
  const client = clientOf(self, options.client);
  const id = state.ids.message();
  const threadId = conversation.kind === 'channel' ? (options.under?.threadId ?? id) : undefined;
  const said = textMembers(self, conversation, client, text);
  const activity = activityOf(self, { conversation, threadId, client }, { type: 'message', id, ...said });
  if (options.under) activity.replyToId = options.under.id;
  Object.assign(activity, options.activity);
  checkHeard(self, conversation, activity);
  if (threadId !== undefined) state.threads.set(id, threadId);
  const already = conversation.messages.length;
  for (const reply of await deliverCopies(self, activity, options.copies)) {
    if (reply.status >= 300) throw new Error(`The bot answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  }
  return answersIn(self, conversation, activity, already);
}

/**
 * Edits, deletes or undeletes something said, in the 1:1 chat. Microsoft Learn, "Conversation events": the id is that of the
 * message. What the bot posted in answer.
 */
export async function changeMessage(
  self: Self,
  change: 'editMessage' | 'undeleteMessage' | 'softDeleteMessage',
  text: string,
): Promise<Message[]> {
  const { state } = self.ground;
  const conversation = state.chatOf(self.account);
  const client = clientOf(self);
  const isDelete = change === 'softDeleteMessage';
  const activity = activityOf(
    self,
    { conversation, client },
    {
      type: isDelete ? 'messageDelete' : 'messageUpdate',
      id: state.ids.message(),
      ...(isDelete ? {} : textMembers(self, conversation, client, text)),
      channelData: { eventType: change, tenant: { id: self.account.tenantId } },
    },
  );
  const already = conversation.messages.length;
  const [reply] = await deliverCopies(self, activity);
  if (reply && reply.status >= 300) throw new Error(`The bot answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  return answersIn(self, conversation, activity, already);
}

/** What was posted since, but for answers to something else that is under way there at the same time. */
function answersIn(self: Self, conversation: Conversation, activity: Json, already: number): Message[] {
  const { senders } = self.ground.state;
  const answers = conversation.messages.slice(already).filter(({ replyToId }) => {
    const isForAnother = replyToId !== undefined && replyToId !== activity.id && senders.has(replyToId);
    return !isForAnother;
  });
  // Beside a message that names what it answers, one that names nothing is what the bot said on its own meanwhile.
  const named = answers.filter(({ replyToId }) => replyToId !== undefined);
  const taken = named.length > 0 ? named : answers;
  for (const message of taken) message.isTaken = true;
  return taken;
}

/** Where they say it. Throws where they are not. */
export function placeOf(self: Self, { in: given, under }: SayOptions): Conversation {
  const { state } = self.ground;
  const conversation = given ?? (under ? state.conversations.get(under.place.id) : state.chatOf(self.account));
  if (!conversation?.members.includes(self.account)) {
    throw new Error(`${self.account.displayName} is not in ${conversation?.title ?? 'this conversation'}.`);
  }
  return conversation;
}

function textMembers(self: Self, conversation: Conversation, client: Client, said: string): Json {
  const { botName, state } = self.ground;
  const others = conversation.kind === 'personal' ? [] : conversation.members;
  const mentionable = [
    { id: state.botId, name: botName },
    ...others.map(({ mri, displayName }) => ({ id: mri, name: displayName })),
  ].filter(({ name }) => said.includes(`@${name}`));
  const { text, entities } = withMentions(said, mentionable, client.name === 'phone' ? ' ' : '&nbsp;');
  return {
    textFormat: 'plain',
    text,
    attachments: [{ contentType: 'text/html', content: `<p>${text}</p>` }],
    entities: [...entities, clientInfo(self, client)],
  };
}

/** Where others are, a bot hears only what mentions it, and nowhere anything once it is gone. */
function checkHeard(self: Self, conversation: Conversation, activity: Json): void {
  const { botId } = self.ground.state;
  const { botName } = self.ground;
  if (!conversation.hasBot) throw new Error(`${botName} is not installed in ${conversation.title}: it hears nothing.`);
  const isMentioned = objectsIn(activity.entities).some(
    ({ type, mentioned }) => type === 'mention' && isJson(mentioned) && mentioned.id === botId,
  );
  if (conversation.kind === 'personal' || isMentioned) return;
  throw new Error(`In ${conversation.title} the bot hears only what mentions it: say "@${botName} …".`);
}
