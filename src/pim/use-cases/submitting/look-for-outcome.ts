import { AppError } from '../../../core/app-error.ts';
import type { Clock } from '../../../core/clock.ts';
import { isPerson } from '../../model/person.ts';
import { type PimWrite, providerOf } from '../../model/pim-write.ts';
import { requestState } from '../../model/request-state.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';
import type { Intent, IntentOutcome, IntentStore } from '../../ports/intent-store.ts';
import type { PimProvider, Providers } from '../../ports/pim-provider.ts';
import { providerNamed } from '../../ports/provider-named.ts';
import { findAllSent } from './find-sent.ts';

/** How long PIM may not show what it was told. Field reports speak of seconds to a minute (graph-pim §11). */
export const SHOWN_AFTER_MS = 60_000;

export type Found =
  /** PIM shows what came of it. */
  | { readonly kind: 'settled'; readonly outcome: IntentOutcome }
  /** PIM shows no trace, and would by now: it never arrived. */
  | { readonly kind: 'never-arrived' }
  /** PIM shows no trace yet. */
  | { readonly kind: 'too-early' };

export interface LookDeps {
  readonly providers: Providers;
  readonly intents: Pick<IntentStore, 'answersAmong'>;
  readonly clock: Clock;
}

/**
 * What became of an intent that nobody finished, as PIM shows it to its actor. Reads only. Errors: what the provider
 * throws, in which case nothing is known.
 */
export async function lookForOutcome(deps: LookDeps, intent: Intent): Promise<Found> {
  const trace = await traceOf(deps, intent);
  if (trace !== 'none') return { kind: 'settled', outcome: trace };
  const age = deps.clock.now().getTime() - intent.recordedAt.getTime();
  return { kind: age > SHOWN_AFTER_MS ? 'never-arrived' : 'too-early' };
}

async function traceOf(deps: LookDeps, intent: Intent): Promise<IntentOutcome | 'none'> {
  const { actor, write } = intent;
  const provider = providerNamed(deps.providers, providerOf(write));
  switch (write.type) {
    case 'request': {
      const request = await requestOf(deps, provider, intent, write);
      return request ? { kind: 'answered', request } : 'none';
    }
    case 'cancel': {
      const found = await provider.requests.find(actor, write.request);
      const isCancelled = found && requestState(found, deps.clock.now()) === 'cancelled';
      return isCancelled ? { kind: 'answered', request: undefined } : 'none';
    }
    case 'decide': {
      const approval = await provider.approvals.read(actor, write.request);
      const step = approval?.steps.find(({ id }) => id === write.stepId);
      const isMine = step?.result === write.decision.result && isPerson(actor, step.reviewedBy?.id);
      return isMine ? { kind: 'answered', request: undefined } : 'none';
    }
    case 'change-policy':
    case 'handle-alert':
      // Nothing in PIM tells whose change it was; making the same change again does no harm.
      return unknowable();
  }
}

/** Azure has it under the id that we chose; Graph makes its own, so there it is known by what it asks for. */
async function requestOf(
  deps: LookDeps,
  provider: PimProvider,
  { actor, recordedAt, requestId }: Intent,
  { draft }: Extract<PimWrite, { type: 'request' }>,
): Promise<ScheduleRequest | undefined> {
  if (provider.name === 'azure-resource') {
    const { kind, target, principalId } = draft;
    const sent = { kind, id: requestId, scope: { id: target.scopeId }, createdBy: actor.objectId };
    return provider.requests.find(actor, { ...sent, principal: { id: principalId } });
  }
  const candidates = await findAllSent(deps, actor, draft, recordedAt);
  const taken = await deps.intents.answersAmong(candidates.map(({ id }) => id));
  return candidates.find(({ id }) => !taken.has(id));
}

/** Of what PIM does not tell, and never will. */
export const unknowable = (): IntentOutcome => ({
  kind: 'failed',
  error: new AppError('OutcomeUnknown', 'PIM’s answer was lost, and PIM does not tell what became of it. Look there.'),
});
