import type { ScheduleRequestDraft } from '../model/schedule-request-draft.ts';
import type { SignInStrength } from '../model/sign-in-strength.ts';
import type { CurrentRights } from './current-rights.ts';
import type { Needs } from './needs.ts';
import type { InputName, PlanInput } from './plan-input.ts';
import type { Refusal } from './refusal.ts';
import type { StepUp } from './step-up.ts';

/** What is known when a plan is made. */
export interface PlanContext {
  readonly now: Date;
  /** What the sign-in has proved; nothing = not known. */
  readonly signIn?: SignInStrength | undefined;
  /** What the principal holds and has asked for; nothing = not read: PIM will say. */
  readonly current?: CurrentRights | undefined;
  /** Claims to ask for where a policy wants MFA; the documented guess when left out. */
  readonly mfaClaims?: string | undefined;
}

/** What would follow if it were sent now. */
export type Effect = 'in-force' | 'scheduled' | 'waits-for-approval' | 'waits-for-administrator' | 'ended';

/**
 * What an action would do, what is still missing, what PIM would refuse. Pure and total: the card, the dry run and the
 * execution all ask for the same plan.
 */
export interface Plan {
  readonly needs: Needs;
  /** False = the policy could not be read; PIM will say what it wants. */
  readonly isPolicyKnown: boolean;
  readonly input: PlanInput;
  /** In the order in which a form asks. */
  readonly missing: readonly InputName[];
  readonly refusals: readonly Refusal[];
  /** A stronger sign-in that is known to be wanted. It keeps nothing else from being asked for first. */
  readonly stepUp: StepUp | undefined;
  readonly effect: Effect;
  /** What would be sent; there exactly when nothing is missing and nothing would be refused. */
  readonly draft: ScheduleRequestDraft | undefined;
}

/** Whether it can be sent as it is. */
export const isReady = (plan: Plan): boolean => plan.draft !== undefined && plan.stepUp === undefined;
