import type { Conversation } from '../conversation.ts';
import type { Reply } from '../deliveries.ts';
import { type Json, memberOf, objectsIn, textIn } from '../json.ts';
import type { Exchange, Message } from '../message.ts';
import { activityOf } from './activity.ts';
import type { Client } from './client.ts';
import { deliverCopies } from './deliver-copies.ts';
import type { Self } from './self.ts';
import { singleSignOnToken } from './single-sign-on.ts';

/**
 * What one client does about a sign-in card: it sends the token of the silent sign-in (`signin/tokenExchange`), or why
 * there is none (`signin/failure`), or nothing.
 */
export async function exchangeToken(
  self: Self,
  conversation: Conversation,
  client: Client,
  message: Message,
): Promise<Exchange | undefined> {
  const id = memberOf(message.signIn, 'tokenExchangeResource', 'id');
  if (id === undefined) return undefined;
  const failure = failureOf(self, conversation);
  const token = failure === undefined ? await singleSignOnToken(self) : undefined;
  if (failure === undefined && token === undefined) return undefined;
  const from = { conversation, client, threadId: message.threadId };
  const reply =
    failure === undefined
      ? await invoke(self, from, 'signin/tokenExchange', { id, token, connectionName: message.signIn?.connectionName })
      : await invoke(self, from, 'signin/failure', { code: failure, message: `Single sign-on failed: ${failure}` });
  const exchange = { personId: self.account.id, client: client.name, ...reply };
  message.exchanges.push(exchange);
  self.ground.state.changes.happened();
  return exchange;
}

/** Where the button of a sign-in card leads. Throws where there is none. */
export function signInUrl(card: Json | undefined): string {
  const button = objectsIn(card?.buttons).find(({ type }) => type === 'signin');
  const url = textIn(memberOf(button, 'value'));
  if (url === undefined) throw new Error(`There is no sign-in button: ${JSON.stringify(card)}`);
  return url;
}

export interface InvokeFrom {
  readonly conversation: Conversation;
  readonly client: Client;
  readonly threadId?: string | undefined;
}

/** Sends any invoke. */
export async function invoke(self: Self, from: InvokeFrom, name: string, value: Json): Promise<Reply> {
  const activity = activityOf(self, from, { type: 'invoke', name, value });
  const [reply] = await deliverCopies(self, activity);
  if (!reply) throw new Error('Nothing was sent.');
  return reply;
}

/** In channels silent sign-on always fails, in group chats the sources disagree. */
function failureOf({ singleSignOn, ground }: Self, { kind }: Conversation): string | undefined {
  const isPossible = kind === 'personal' || (kind === 'groupChat' && ground.signsOnInGroupChats);
  if (!isPossible) return 'resourcematchfailed';
  return typeof singleSignOn === 'object' && 'failsWith' in singleSignOn ? singleSignOn.failsWith : undefined;
}
