import type { Activity } from 'botbuilder';
import type { Logger } from '../../../../core/logger.ts';
import type { PostedAnswer, ReceivedActivities } from '../../../delivery/received-activities.ts';
import type { Handled } from '../handled.ts';
import { activityKey } from './activity-key.ts';
import { whileAnswering } from './answering.ts';

export interface AnswerOnceParts {
  readonly received: ReceivedActivities;
  readonly logger: Logger;
}

/** Runs the turn of an activity, unless another instance does or any has: then the answer is theirs. */
export type AnswerOnce = (activity: Activity, turn: () => Promise<Handled>) => Promise<Handled>;

/**
 * Across instances and restarts what `redeliveries.ts` is within one process. Without its database people are answered all the
 * same: what writes to PIM has its intent to guard it.
 */
export function createAnswerOnce({ received, logger }: AnswerOnceParts): AnswerOnce {
  return async (activity, turn) => {
    const key = activityKey(activity);
    for (;;) {
      const claim = await received.claim(key).catch((error: unknown) => noClaim(error));
      if (!claim) return turn();
      if (claim.kind === 'mine') return run(key, claim.posted, turn);
      const receipt = await claim.receipt.catch((error: unknown) => noClaim(error));
      if (receipt) return { receipt };
    }
  };

  async function run(key: string, posted: readonly PostedAnswer[], turn: () => Promise<Handled>): Promise<Handled> {
    const answering = { before: [...posted], posted: (answer: PostedAnswer) => note(received.posted(key, answer)) };
    try {
      const handled = await whileAnswering(answering, turn);
      void settle(key, handled);
      return handled;
    } catch (error) {
      void received.failed(key);
      throw error;
    }
  }

  /** One after the other: with a pool the truth could be overtaken by what was said before it. */
  async function settle(key: string, handled: Handled): Promise<void> {
    for (let known: Handled | undefined = handled; known; known = await known.later) {
      const { receipt, hasFailed, later } = known;
      await (hasFailed ? received.failed(key) : received.answered(key, receipt, later === undefined));
    }
  }

  function note(work: Promise<void>): void {
    work.catch((error: unknown) => logger.warn({ error }, 'a message that answers an activity could not be noted'));
  }

  function noClaim(error: unknown): undefined {
    logger.warn({ error }, 'it cannot be told whether an activity was answered before');
  }
}
