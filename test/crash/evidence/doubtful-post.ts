import type { Post } from './post.ts';

/**
 * How long the bot may need to note that Teams took a post. Who is killed within that time cannot know of the post: it is in
 * doubt, as one whose answer was lost.
 */
export const NOTED_AFTER_MS = 500;
/** What a bot sent just before it was killed may arrive after that. */
const IN_FLIGHT_MS = 200;

/** Whether the bot cannot know that the post stands there. */
export const isDoubtful = ({ startedAt, endedAt, isHeard }: Post, kills: readonly number[]): boolean =>
  !isHeard || kills.some((at) => at >= startedAt - IN_FLIGHT_MS && at <= (endedAt ?? startedAt) + NOTED_AFTER_MS);
