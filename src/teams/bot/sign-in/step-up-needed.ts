import { AppError } from '../../../core/app-error.ts';
import type { ActivationOutcome } from '../../../pim/index.ts';

/** An activation that waits for a stronger sign-in: nothing was sent, or PIM refused it for that alone. */
export class StepUpNeeded extends AppError {
  readonly outcome: Extract<ActivationOutcome, { kind: 'needs-step-up' }>;

  constructor(outcome: Extract<ActivationOutcome, { kind: 'needs-step-up' }>) {
    super('StepUpNeeded', 'The role wants a stronger sign-in. Sign in again as the card says.', {
      facts: { reason: outcome.stepUp.reason, context: outcome.stepUp.context, sent: 'no' },
    });
    this.outcome = outcome;
  }
}
