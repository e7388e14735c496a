import { isInDoubt } from '../../errors/no-answer.ts';
import { PimRefusal } from '../../errors/pim-refusal.ts';
import type { AuditOutcome, WriteEvent } from '../../ports/audit.ts';
import type { Intent, IntentOutcome } from '../../ports/intent-store.ts';

/** The audit trail's record of how an intent ended, seen at `at`. */
export const writeEvent = (
  { actor, activityId, write, requestId }: Intent,
  outcome: IntentOutcome,
  at: Date,
): WriteEvent => ({
  actor,
  activityId,
  intentId: requestId,
  at,
  write,
  outcome: auditOutcome(outcome),
});

function auditOutcome(outcome: IntentOutcome): AuditOutcome {
  if (outcome.kind === 'answered')
    return { kind: 'accepted', request: outcome.request, microsoftRequestId: outcome.microsoftRequestId };
  const { error } = outcome;
  const { requestId } = error.facts;
  const microsoftRequestId = typeof requestId === 'string' ? requestId : undefined;
  if (isInDoubt(error) || error.code === 'OutcomeUnknown')
    return { kind: 'in-doubt', code: error.code, microsoftRequestId };
  const code = error instanceof PimRefusal ? error.facts.pimCode || String(error.facts.status) : error.code;
  return { kind: 'refused', code, microsoftRequestId };
}
