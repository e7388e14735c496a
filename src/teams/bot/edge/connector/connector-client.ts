import { z } from 'zod';
import { AppError } from '../../../../core/app-error.ts';
import type { ConversationAddress } from '../../../delivery/conversation-reference.ts';
import type { OutgoingActivity, Repeat } from './connector-request.ts';
import { type AskParts, createAsk } from './create-ask.ts';
import { type ChannelMember, createRoster } from './roster.ts';

export type { OutgoingActivity } from './connector-request.ts';

/** Where a new conversation begins. */
export type NewConversation = Omit<ConversationAddress, 'conversationId'>;

export interface SendOptions {
  /** The message answered, so that channels thread the answer. */
  readonly replyToId?: string | undefined;
  /** Teams' id of the only member who sees it (targeted message, preview; never in a 1:1 chat). */
  readonly onlyFor?: string | undefined;
}

/**
 * The connector's REST side (Bot Framework, "REST API reference"). A post carries no key, so one whose answer was lost is
 * never sent again by itself: it would be a second message. What proves that nothing was done is tried again.
 *
 * Errors: AppError `ConversationClosed`, `ConnectorBusy`, `ConnectorRefused`, `ConnectorSilent`, `MessageTooBig`. Where fact
 * `sent` is `maybe` it may have been done.
 */
export interface ConnectorClient {
  /** @returns the new message's id; nothing where Teams gives none, as for an indicator. */
  send(to: ConversationAddress, activity: OutgoingActivity, options?: SendOptions): Promise<string | undefined>;
  update(to: ConversationAddress, activityId: string, activity: OutgoingActivity, target?: Target): Promise<void>;
  /** What is gone already is gone. */
  delete(to: ConversationAddress, activityId: string, target?: Target): Promise<void>;
  /** A courtesy: it does not wait its turn, and is not tried again. */
  showTyping(to: ConversationAddress): Promise<void>;
  /** All members, page by page. */
  members(to: ConversationAddress): AsyncGenerator<ChannelMember>;
  /** @param memberId Teams' own, or an Entra object id. Nothing for somebody who is not there. */
  member(to: ConversationAddress, memberId: string): Promise<ChannelMember | undefined>;
  /** The 1:1 chat with a member: always the same one. @returns its id. */
  openChat(at: NewConversation, memberId: string): Promise<string>;
  /** A new post in a channel. */
  postInChannel(at: NewConversation, channelId: string, activity: OutgoingActivity): Promise<ChannelPost>;
}

/** Whether the message is a targeted one. */
export interface Target {
  readonly isTargeted?: boolean;
}

/** A post that begins a thread. */
export interface ChannelPost {
  /** Names the thread. */
  readonly conversationId: string;
  readonly activityId: string;
}

const TYPING_LIMIT_MS = 2_000;

const named = z.looseObject({ id: z.string().min(1), activityId: z.string().min(1).optional() });

export function createConnectorClient(parts: AskParts): ConnectorClient {
  const ask = createAsk(parts);
  const roster = createRoster(ask);

  const send = async (to: ConversationAddress, activity: OutgoingActivity, options: SendOptions, repeat: Repeat) => {
    const { onlyFor, replyToId } = options;
    const body = onlyFor === undefined ? activity : { ...activity, recipient: { id: onlyFor, isTargeted: true } };
    const timeLimit = repeat === 'never' ? { timeLimitMs: TYPING_LIMIT_MS } : {};
    const query = targeted(onlyFor !== undefined);
    return ask({ ...to, ...timeLimit, method: 'POST', path: activityPath(to, replyToId), query, body, repeat });
  };
  const create = async (at: NewConversation, body: object, repeat: Repeat) => {
    const request = { ...at, conversationId: undefined, method: 'POST', path: 'conversations', body, repeat } as const;
    const answer = named.safeParse(await ask(request));
    if (answer.success) return answer.data;
    throw new AppError('ConnectorSilent', 'Teams began a conversation and did not say which.', {
      facts: { sent: 'maybe' },
    });
  };

  return {
    send: async (to, activity, options = {}) =>
      named.safeParse(await send(to, activity, options, 'if-not-done')).data?.id,
    update: async (to, activityId, body, { isTargeted = false } = {}) => {
      const path = activityPath(to, activityId);
      await ask({ ...to, method: 'PUT', path, query: targeted(isTargeted), body, repeat: 'always' });
    },
    delete: async (to, activityId, { isTargeted = false } = {}) => {
      const path = activityPath(to, activityId);
      await ask({ ...to, method: 'DELETE', path, query: targeted(isTargeted), repeat: 'always' }).catch(unlessGone);
    },
    showTyping: async (to) => void (await send(to, { type: 'typing' }, {}, 'never')),
    ...roster,
    openChat: async (at, memberId) => {
      const body = { isGroup: false, members: [{ id: memberId }], tenantId: at.tenantId };
      return (await create(at, body, 'always')).id;
    },
    postInChannel: async (at, channelId, activity) => {
      const { tenantId } = at;
      const body = { isGroup: true, channelData: { channel: { id: channelId } }, activity, tenantId };
      const { id, activityId } = await create(at, body, 'if-not-done');
      // Older answers name the message in the conversation only.
      return { conversationId: id, activityId: activityId ?? id.split(';messageid=')[1] ?? id };
    },
  };
}

const targeted = (isTargeted: boolean) => ({ isTargetedActivity: isTargeted ? 'true' : undefined });

function activityPath({ conversationId }: ConversationAddress, activityId?: string): string {
  const path = `conversations/${encodeURIComponent(conversationId)}/activities`;
  return activityId === undefined ? path : `${path}/${encodeURIComponent(activityId)}`;
}

function unlessGone(error: unknown): void {
  if (error instanceof AppError && error.facts.code === 'ActivityNotFoundInConversation') return;
  throw error;
}
