import { AppError } from '../../../core/app-error.ts';
import type { Clock } from '../../../core/clock.ts';
import { isInDoubt } from '../../errors/no-answer.ts';
import type { Person } from '../../model/person.ts';
import { type PimWrite, providerOf, type RequestWrite } from '../../model/pim-write.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';
import type { Intent, IntentOutcome, IntentStore } from '../../ports/intent-store.ts';
import type { PimProvider, Providers } from '../../ports/pim-provider.ts';
import { providerNamed } from '../../ports/provider-named.ts';
import { finish, neverArrived, settleAs } from './finish-abandoned.ts';
import { SHOWN_AFTER_MS, unknowable } from './look-for-outcome.ts';

export interface SubmitDeps {
  readonly providers: Providers;
  readonly intents: IntentStore;
  readonly clock: Clock;
  /** A new GUID. */
  readonly newId: () => string;
  /** Does a write and tells Microsoft's own id of its answer, for the audit trail. Left out: it is not known. */
  readonly withAnswerId?: WithAnswerId;
}

export type WithAnswerId = <T>(
  work: () => Promise<T>,
) => Promise<{ readonly value: T; readonly microsoftRequestId: string | undefined }>;

const withoutAnswerId: WithAnswerId = async (work) => ({ value: await work(), microsoftRequestId: undefined });

/**
 * The one way to write to PIM: intent first, then the write, then the result beside the intent and in the audit trail.
 * What somebody began and did not finish is looked for in PIM before anything is sent again.
 *
 * Errors: what the provider throws; AppError `UnknownProvider`; what keeps the intent from being stored.
 */
export interface Submit {
  (actor: Person, activityId: string, write: RequestWrite): Promise<ScheduleRequest>;
  (actor: Person, activityId: string, write: Exclude<PimWrite, RequestWrite>): Promise<undefined>;
}

export function createSubmit(deps: SubmitDeps): Submit {
  const { providers, intents, clock, newId, withAnswerId = withoutAnswerId } = deps;

  const carryOut = async (provider: PimProvider, intent: Intent): Promise<IntentOutcome> => {
    const outcome = await perform(provider, intent, withAnswerId);
    await settleAs(deps, intent, outcome);
    return outcome;
  };

  /** What somebody else began. Nothing = it is over, and this wish is another one. */
  const takeOver = async (
    provider: PimProvider,
    begun: Intent,
    activityId: string,
  ): Promise<IntentOutcome | undefined> => {
    const found = await finish(deps, begun);
    const isSame = begun.activityId === activityId;
    if (found.kind === 'settled') return isSame || isRecent(begun, clock.now()) ? found.outcome : undefined;
    // Nobody ever did it, so it is ours to do.
    if (found.kind === 'never-arrived' && isSame) return carryOut(provider, begun);
    if (isSame) {
      await intents.release(begun);
      return { kind: 'failed', error: notShownYet() };
    }
    // It was said again, by somebody who knows that the first was in doubt; and PIM shows no trace of that.
    await settleAs(deps, begun, found.kind === 'never-arrived' ? neverArrived() : unknowable());
    return undefined;
  };

  async function submit(actor: Person, activityId: string, write: PimWrite): Promise<ScheduleRequest | undefined> {
    const provider = providerNamed(providers, providerOf(write));
    const intent: Intent = { activityId, actor, write, requestId: newId(), recordedAt: clock.now() };
    const claim = await intents.claim(intent);
    if (claim.kind === 'mine') return requestOf(await carryOut(provider, intent));
    if (claim.kind === 'theirs') {
      const { begun } = claim;
      const outcome = await claim.outcome;
      const isShared = begun.activityId === activityId || isRecent(begun, intent.recordedAt) || isUnknown(outcome);
      // What somebody found out just now of an old wish is no answer to this one.
      return isShared ? requestOf(outcome) : submit(actor, activityId, write);
    }
    const outcome = await takeOver(provider, claim.intent, activityId);
    return outcome ? requestOf(outcome) : submit(actor, activityId, write);
  }
  return submit as Submit;
}

async function perform(provider: PimProvider, intent: Intent, withAnswerId: WithAnswerId): Promise<IntentOutcome> {
  try {
    const { value, microsoftRequestId } = await withAnswerId(() => send(provider, intent));
    return { kind: 'answered', request: value, microsoftRequestId };
  } catch (error) {
    // A programming error is settled too: an intent left open would hold its business key for ever.
    const known =
      error instanceof AppError ? error : new AppError('Unexpected', 'Sending to PIM failed.', { cause: error });
    return { kind: 'failed', error: known };
  }
}

async function send(provider: PimProvider, { actor, write, requestId }: Intent): Promise<ScheduleRequest | undefined> {
  switch (write.type) {
    case 'request':
      return provider.requests.submit(actor, write.draft, requestId);
    case 'cancel':
      await provider.requests.cancel(actor, write.request);
      return undefined;
    case 'decide':
      await provider.approvals.decide(actor, write.request, write.stepId, write.decision);
      return undefined;
    case 'change-policy':
      await provider.policies.change(actor, write.target, write.change);
      return undefined;
    case 'handle-alert':
      await handleAlert(provider, actor, write);
      return undefined;
  }
}

async function handleAlert(
  { alerts, name }: PimProvider,
  actor: Person,
  { alert, handling }: Extract<PimWrite, { type: 'handle-alert' }>,
): Promise<void> {
  if (!alerts) throw new AppError('UnknownProvider', `The provider "${name}" has no alerts. Nothing was sent.`);
  if (handling.kind === 'dismiss') return alerts.dismiss(actor, alert);
  if (handling.kind === 'refresh') return alerts.refresh(actor, alert);
  return alerts.remediate(actor, alert, handling.incidentId);
}

/** Long after, the same words are another wish. */
const isRecent = ({ recordedAt }: Intent, now: Date): boolean => now.getTime() - recordedAt.getTime() < SHOWN_AFTER_MS;

const isUnknown = (outcome: IntentOutcome): boolean => outcome.kind === 'failed' && isInDoubt(outcome.error);

const notShownYet = (): AppError =>
  new AppError('NoAnswer', 'PIM was asked a moment ago and shows no trace of it yet.', { facts: { sent: 'maybe' } });

function requestOf(outcome: IntentOutcome): ScheduleRequest | undefined {
  if (outcome.kind === 'failed') throw outcome.error;
  return outcome.request;
}
