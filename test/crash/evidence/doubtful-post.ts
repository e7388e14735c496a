import type { Post } from './post.ts';

/**
 * How long the bot may need to note that Teams took a post. Who is killed within that time cannot know of the post: it is in
 * doubt, as one whose answer was lost.
 */
export const NOTED_AFTER_MS = 250;

/** Whether the bot cannot know that the post stands there. */
export const isDoubtful = ({ startedAt, endedAt, isHeard }: Post, kills: readonly number[]): boolean =>
  !isHeard || kills.some((at) => at >= startedAt && at <= (endedAt ?? startedAt) + NOTED_AFTER_MS);
