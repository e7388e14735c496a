import { AppError } from '../../../core/app-error.ts';
import { type ActivationPlan, PimRefusal, type StepUp, stepUpOf } from '../../../pim/index.ts';
import type { SignInResource } from './sign-ins.ts';
import { StepUpNeeded } from './step-up-needed.ts';

/** What is missing of the person's sign-in. */
export type Need =
  /** Entra wants to see the person; `claims` where it said what for. */
  | { readonly kind: 'sign-in'; readonly resource: SignInResource; readonly claims: string | undefined }
  /** PIM wants a stronger sign-in. */
  | {
      readonly kind: 'step-up';
      readonly resource: SignInResource;
      readonly stepUp: StepUp;
      readonly refusal: PimRefusal | undefined;
      readonly plan: ActivationPlan | undefined;
    }
  | { readonly kind: 'consent'; readonly resource: SignInResource };

/** Nothing where no sign-in would help. */
export function needOf(error: unknown): Need | undefined {
  if (error instanceof StepUpNeeded) {
    const { stepUp, refusal, plan } = error.outcome;
    const resource = plan.target.provider === 'azure-resource' ? 'arm' : 'graph';
    return { kind: 'step-up', resource, stepUp, refusal, plan };
  }
  if (!(error instanceof AppError)) return undefined;
  const resource = error.facts.resource === 'arm' ? 'arm' : 'graph';
  if (error instanceof PimRefusal) {
    const stepUp = stepUpOf(error);
    return stepUp && { kind: 'step-up', resource, stepUp, refusal: error, plan: undefined };
  }
  if (error.code === 'ConsentMissing') return { kind: 'consent', resource };
  if (error.code !== 'SignInNeeded') return undefined;
  const { claims } = error.facts;
  return { kind: 'sign-in', resource, claims: typeof claims === 'string' ? claims : undefined };
}

export const claimsOf = (need: Need): string | undefined =>
  need.kind === 'step-up' ? need.stepUp.claims : need.kind === 'sign-in' ? need.claims : undefined;
