import { type ConnectorCall, type Json, wordsOn } from '../../../src/simulator/teams/index.ts';
import { CARD_MARK } from '../../../src/teams/cards/elements/card-mark.ts';
import type { Post } from './post.ts';

const MARK = new RegExp(`"${CARD_MARK}":"([^"]+)"`);

/** A trial asks again and again. */
const known = new WeakMap<ConnectorCall, Post>();

/** What the bot asked of the connector as posts and edits; other calls are none. */
export const postsIn = (calls: readonly ConnectorCall[]): readonly Post[] =>
  calls.flatMap((call) => {
    const post = known.get(call) ?? postIn(call);
    if (post && call.endedAt !== undefined) known.set(call, post);
    return post ?? [];
  });

function postIn(call: ConnectorCall): Post | undefined {
  const { operation, startedAt, endedAt, conversationId, activityId, body, done, answered, made } = call;
  const kind = operation === 'update' ? 'edit' : operation === 'send' || operation === 'reply' ? 'post' : undefined;
  if (!kind || conversationId === undefined) return undefined;
  const messageId = kind === 'edit' ? activityId : made;
  const told = {
    chatId: conversationId,
    kind,
    activityId,
    messageId,
    words: wordsIn(body),
    thing: thingIn(body),
  } as const;
  return { startedAt, endedAt, ...told, isDone: done, isHeard: answered };
}

const thingIn = (body: unknown): string | undefined => MARK.exec(JSON.stringify(body) ?? '')?.[1];

function wordsIn(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  const { text, attachments } = body as { text?: unknown; attachments?: unknown };
  const cards = Array.isArray(attachments) ? attachments.map(({ content }: { content: Json }) => wordsOn(content)) : [];
  return [typeof text === 'string' ? text : '', ...cards].filter((part) => part !== '').join('\n');
}
