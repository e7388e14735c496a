import type { Conversation } from '../conversation.ts';
import { isJson, type Json, memberOf } from '../json.ts';
import { activityOf } from './activity.ts';
import { type ClickAnswer, clickAnswer, readClickAnswer } from './click-answer.ts';
import type { Client } from './client.ts';
import { deliverCopies } from './deliver-copies.ts';
import { installPersonally } from './membership.ts';
import type { Self } from './self.ts';
import { singleSignOnToken } from './single-sign-on.ts';

export interface Execution {
  readonly conversation: Conversation;
  readonly threadId: string | undefined;
  readonly client: Client;
  /** The message that carries the card. */
  readonly replyToId: string;
  /** The `Action.Execute`: `id`, `verb`, `data`. */
  readonly action: Json;
  readonly trigger: 'manual' | 'automatic';
  readonly copies?: number | undefined;
  /** Members of the activity on top of the usual ones. */
  readonly activity?: Json | undefined;
}

/** Sends an `adaptiveCard/action`, and again with a token where the bot asks for a sign-in. */
export async function execute(self: Self, execution: Execution): Promise<ClickAnswer> {
  const { id = '', verb, data = {} } = execution.action;
  const action = { type: 'Action.Execute', id, verb, data };
  const value = { action, trigger: execution.trigger };
  const activity = activityOf(self, execution, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value,
    replyToId: execution.replyToId,
    ...execution.activity,
  });
  const answer = await send(self, activity, execution.copies);
  return answer.kind === 'login' ? withToken(self, answer) : answer;
}

/** The same invoke once more, with `members` in its value: the token, or what the sign-in page gave (`state`). */
export function repeat(self: Self, answer: ClickAnswer, members: Json): Promise<ClickAnswer> {
  if (!answer.activity) throw new Error('Nothing was sent that could be repeated.');
  const { value } = answer.activity;
  const id = self.ground.state.ids.event();
  return send(self, { ...answer.activity, id, value: { ...(isJson(value) ? value : {}), ...members } });
}

/** Single sign-on belongs to the personal app: Teams offers to install it where it is not. */
async function withToken(self: Self, asked: ClickAnswer): Promise<ClickAnswer> {
  const resourceId = memberOf(asked.login, 'tokenExchangeResource', 'id');
  if (resourceId === undefined) return asked;
  if (!self.ground.state.chatOf(self.account).hasBot) {
    if (!self.acceptsInstall) return asked;
    await installPersonally(self);
  }
  const token = await singleSignOnToken(self);
  if (token === undefined) return asked;
  const authentication = { id: resourceId, connectionName: asked.login?.connectionName, token };
  const answer = await repeat(self, asked, { authentication });
  if (answer.body.statusCode !== 412 || answer.status !== 200) return answer;
  return clickAnswer({ ...answer, kind: 'login', login: asked.login });
}

async function send(self: Self, activity: Json, copies?: number): Promise<ClickAnswer> {
  return readClickAnswer(activity, await deliverCopies(self, activity, copies));
}
