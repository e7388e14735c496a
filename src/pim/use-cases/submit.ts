import { AppError } from '../../core/app-error.ts';
import type { Clock } from '../../core/clock.ts';
import { isInDoubt } from '../errors/no-answer.ts';
import { PimRefusal } from '../errors/pim-refusal.ts';
import type { Person } from '../model/person.ts';
import { type PimWrite, providerOf, type RequestWrite } from '../model/pim-write.ts';
import type { ScheduleRequest } from '../model/schedule-request.ts';
import type { Audit, AuditOutcome } from '../ports/audit.ts';
import type { Intent, IntentOutcome, IntentStore } from '../ports/intent-store.ts';
import type { PimProvider, Providers } from '../ports/pim-provider.ts';
import { providerNamed } from '../ports/provider-named.ts';

export interface SubmitDeps {
  readonly providers: Providers;
  readonly intents: IntentStore;
  readonly audit: Audit;
  readonly clock: Clock;
  /** A new GUID. */
  readonly newId: () => string;
}

/**
 * The one way to write to PIM: intent first, then the write, then the result beside the intent and in the audit trail.
 *
 * Errors: what the provider throws; AppError `UnknownProvider`.
 */
export interface Submit {
  (actor: Person, activityId: string, write: RequestWrite): Promise<ScheduleRequest>;
  (actor: Person, activityId: string, write: Exclude<PimWrite, RequestWrite>): Promise<undefined>;
}

export function createSubmit(deps: SubmitDeps): Submit {
  const { providers, intents, audit, clock, newId } = deps;
  async function submit(actor: Person, activityId: string, write: PimWrite): Promise<ScheduleRequest | undefined> {
    const provider = providerNamed(providers, providerOf(write));
    const intent: Intent = { activityId, actor, write, requestId: newId(), recordedAt: clock.now() };
    const claim = await intents.claim(intent);
    if (claim.kind === 'theirs') return requestOf(await claim.outcome);
    const outcome = await perform(provider, intent);
    await intents.settle(intent, outcome);
    await audit.wrote({ actor, activityId, at: clock.now(), write, outcome: auditOutcome(outcome) });
    return requestOf(outcome);
  }
  return submit as Submit;
}

async function perform(provider: PimProvider, intent: Intent): Promise<IntentOutcome> {
  try {
    return { kind: 'answered', request: await send(provider, intent) };
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

function requestOf(outcome: IntentOutcome): ScheduleRequest | undefined {
  if (outcome.kind === 'failed') throw outcome.error;
  return outcome.request;
}

function auditOutcome(outcome: IntentOutcome): AuditOutcome {
  if (outcome.kind === 'answered')
    return { kind: 'accepted', requestId: outcome.request?.id, status: outcome.request?.status };
  const { error } = outcome;
  if (isInDoubt(error)) return { kind: 'in-doubt', code: error.code };
  const isPims = error instanceof PimRefusal;
  return {
    kind: 'refused',
    code: isPims ? error.facts.pimCode || String(error.facts.status) : error.code,
    microsoftRequestId: isPims ? error.facts.requestId : undefined,
  };
}
