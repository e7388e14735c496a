import { type ConnectorCall, type Json, wordsOn } from '../../../src/simulator/teams/index.ts';
import type { Post } from './post.ts';

/** What the bot asked of the connector as posts and edits; other calls are none. */
export function postsIn(calls: readonly ConnectorCall[]): readonly Post[] {
  return calls.flatMap(
    ({ operation, startedAt, endedAt, conversationId, activityId, body, done, answered, made }): Post[] => {
      const kind = operation === 'update' ? 'edit' : operation === 'send' || operation === 'reply' ? 'post' : undefined;
      if (!kind || conversationId === undefined) return [];
      const words = wordsIn(body);
      const messageId = kind === 'edit' ? activityId : made;
      const told = { chatId: conversationId, kind, activityId, messageId, words } as const;
      return [{ startedAt, endedAt, ...told, isDone: done, isHeard: answered }];
    },
  );
}

function wordsIn(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  const { text, attachments } = body as { text?: unknown; attachments?: unknown };
  const cards = Array.isArray(attachments) ? attachments.map(({ content }: { content: Json }) => wordsOn(content)) : [];
  return [typeof text === 'string' ? text : '', ...cards].filter((part) => part !== '').join('\n');
}
