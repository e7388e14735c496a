import { AppError } from '../../../core/app-error.ts';
import type { Logger } from '../../../core/logger.ts';
import type { Person } from '../../model/person.ts';
import type { Intent, IntentOutcome, IntentStore } from '../../ports/intent-store.ts';
import { type Found, type LookDeps, lookForOutcome } from './look-for-outcome.ts';
import { writeEvent } from './write-event.ts';

type FinishDeps = LookDeps & { readonly intents: IntentStore };

/**
 * Finds out what became of an intent that is ours now, and settles it where PIM shows that; else it is still ours.
 *
 * Errors: what the provider throws; then it is released.
 */
export async function finish(deps: FinishDeps, intent: Intent): Promise<Found> {
  const found = await lookForOutcome(deps, intent).catch(async (error: unknown) => {
    await deps.intents.release(intent);
    throw error;
  });
  if (found.kind === 'settled') await settleAs(deps, intent, found.outcome);
  return found;
}

/** Keeps an outcome with its audit record. */
export const settleAs = (
  deps: Pick<FinishDeps, 'intents' | 'clock'>,
  intent: Intent,
  outcome: IntentOutcome,
): Promise<void> => deps.intents.settle(intent, outcome, writeEvent(intent, outcome, deps.clock.now()));

/** Of an intent that was stored and never got to PIM. */
export const neverArrived = (): IntentOutcome => ({
  kind: 'failed',
  error: new AppError(
    'NeverArrived',
    'The bot was stopped before this reached PIM. Nothing was changed: say it again.',
  ),
});

/** So long the same activity may come again, by Teams or after a sign-in: it does what never arrived. */
const MAY_COME_AGAIN_MS = 15 * 60_000;

type AbandonedDeps = FinishDeps & {
  readonly logger: Logger;
  /** Runs work for somebody who is not there, with their kept sign-in. */
  asPerson<T>(person: Person, work: () => Promise<T>): Promise<T>;
};

/**
 * Looks for what every abandoned intent came to, where its actor's sign-in can still be used; the others wait until
 * their actor says something. Nothing is sent again.
 *
 * @param signal ends it before the next intent.
 */
export async function finishAbandoned(deps: AbandonedDeps, signal?: AbortSignal): Promise<void> {
  for await (const intent of deps.intents.claimAbandoned()) {
    if (signal?.aborted) return deps.intents.release(intent);
    try {
      const { kind } = await deps.asPerson(intent.actor, () => finish(deps, intent));
      if (kind === 'settled') continue;
      const isOld = deps.clock.now().getTime() - intent.recordedAt.getTime() > MAY_COME_AGAIN_MS;
      if (kind === 'never-arrived' && isOld) await settleAs(deps, intent, neverArrived());
      else await deps.intents.release(intent);
    } catch (error) {
      const { actor, requestId: intentId } = intent;
      deps.logger.info({ error, actor, intentId }, 'what became of an unfinished request is not known yet');
    }
  }
}
