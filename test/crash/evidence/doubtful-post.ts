import type { Evidence } from './evidence.ts';
import type { Post } from './post.ts';

/** Who is killed sooner after Teams took a post may not have noted it yet, on a machine that is busy. */
const NOTED_AFTER_MS = 3_000;
/** What a bot sent just before it was killed may arrive after that. */
const IN_FLIGHT_MS = 200;

/**
 * Whether nobody can know that the post stands there: its answer was lost, or the bot was killed after it and before it had
 * noted the post. One that was noted is never in doubt.
 */
export function isDoubtful(
  { startedAt, endedAt, isHeard, messageId }: Post,
  { kills, notes }: Pick<Evidence, 'kills' | 'notes'>,
): boolean {
  if (!isHeard) return true;
  if (messageId !== undefined && notes.messages.has(messageId)) return false;
  return kills.some((at) => at >= startedAt - IN_FLIGHT_MS && at <= (endedAt ?? startedAt) + NOTED_AFTER_MS);
}
