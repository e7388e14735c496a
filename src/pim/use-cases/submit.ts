import { AppError } from '../../core/app-error.ts';
import type { Clock } from '../../core/clock.ts';
import type { Person } from '../model/person.ts';
import type { ScheduleRequest, ScheduleRequestDraft } from '../model/schedule-request.ts';
import type { Intent, IntentOutcome, IntentStore } from '../ports/intent-store.ts';
import type { PimProvider, Providers } from '../ports/pim-provider.ts';

export interface SubmitDeps {
  readonly providers: Providers;
  readonly intents: IntentStore;
  readonly clock: Clock;
}

/** The one way to write to PIM: intent first, then the request, then the result beside the intent. */
export type Submit = (actor: Person, activityId: string, draft: ScheduleRequestDraft) => Promise<ScheduleRequest>;

export function createSubmit({ providers, intents, clock }: SubmitDeps): Submit {
  return async (actor, activityId, draft) => {
    const provider = providers.get(draft.target.provider);
    if (!provider) {
      throw new AppError('UnknownProvider', `No provider "${draft.target.provider}" is connected. Nothing was sent.`);
    }
    const intent: Intent = { activityId, actor, draft, recordedAt: clock.now() };
    const claim = await intents.claim(intent);
    if (claim.kind === 'theirs') return requestOf(await claim.outcome);
    const outcome = await send(provider, intent);
    await intents.settle(intent, outcome);
    return requestOf(outcome);
  };
}

async function send(provider: PimProvider, intent: Intent): Promise<IntentOutcome> {
  try {
    return { kind: 'answered', request: await provider.submit(intent.actor, intent.draft) };
  } catch (error) {
    // A programming error is settled too: an intent left open would hold its business key for ever.
    const known =
      error instanceof AppError ? error : new AppError('Unexpected', 'Sending to PIM failed.', { cause: error });
    return { kind: 'failed', error: known };
  }
}

function requestOf(outcome: IntentOutcome): ScheduleRequest {
  if (outcome.kind === 'failed') throw outcome.error;
  return outcome.request;
}
