import { AppError } from '../../../core/app-error.ts';
import { type IntentOutcome, PimRefusal, type RefusalFacts, type ScheduleRequest } from '../../../pim/index.ts';
import { fromStoredJson, toStoredJson } from '../stored-json.ts';

type StoredOutcome =
  | { readonly kind: 'answered'; readonly request?: ScheduleRequest }
  | {
      readonly kind: 'failed';
      readonly code: string;
      readonly message: string;
      readonly facts: Readonly<Record<string, unknown>>;
    };

export function toStoredOutcome(outcome: IntentOutcome): string {
  if (outcome.kind === 'answered') return toStoredJson(outcome);
  const { code, message, facts } = outcome.error;
  return toStoredJson({ kind: 'failed', code, message, facts });
}

/** The same outcome again: a late delivery of the activity gets the very answer of the first. */
export function fromStoredOutcome(stored: unknown): IntentOutcome {
  const outcome = fromStoredJson<StoredOutcome>(stored);
  if (outcome.kind === 'answered') return { kind: 'answered', request: outcome.request };
  const error =
    outcome.code === 'PimRefused' ? new PimRefusal(outcome.facts as RefusalFacts) : AppError.restored(outcome);
  return { kind: 'failed', error };
}
