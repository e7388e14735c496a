import type { Eligibility } from '../model/eligibility.ts';
import type { Person } from '../model/person.ts';
import type { Policy } from '../model/policy.ts';
import { targetOf } from '../model/right.ts';
import type { ScheduleWindow } from '../model/schedule-window.ts';
import type { Scope } from '../model/scope.ts';
import type { Target } from '../model/target.ts';
import { currentRefusals } from './current-rights.ts';
import { missingInputs } from './missing-inputs.ts';
import { activationNeeds, type Needs } from './needs.ts';
import type { Effect, Plan, PlanContext } from './plan.ts';
import { type PlanInput, ticketOf, tidy } from './plan-input.ts';
import { windowOf, windowRefusals } from './plan-window.ts';
import type { Refusal } from './refusal.ts';
import { stepUpFor } from './step-up.ts';

export interface ActivationPlan extends Plan {
  readonly eligibility: Eligibility;
  /** Where it would be active: the eligibility's own scope, or in Azure a narrower one. */
  readonly target: Target;
  /** The same with its name. */
  readonly scope: Scope;
}

/** The eligibility as if it were for the part of its scope that the plan is about. */
export const narrowed = ({ eligibility, scope }: Pick<ActivationPlan, 'eligibility' | 'scope'>): Eligibility =>
  scope === eligibility.scope ? eligibility : { ...eligibility, scope };

export interface ActivationWish {
  readonly person: Person;
  readonly eligibility: Eligibility;
  readonly input: PlanInput;
  /** Azure only: activates on a part of the eligibility's scope, whose own policy then governs it. */
  readonly narrowerScopeId?: string | undefined;
  /** That part with its name, where PIM was asked for it. */
  readonly narrowerScope?: Scope | undefined;
}

/** What activating would take. */
export function planActivation(wish: ActivationWish, policy: Policy | undefined, context: PlanContext): ActivationPlan {
  const { person, eligibility, narrowerScopeId } = wish;
  const needs = activationNeeds(policy?.activation);
  const input = tidy(wish.input);
  const missing = missingInputs(needs, input);
  const window = windowOf(input, context.now);
  const own = targetOf(eligibility);
  const target = narrowerScopeId === undefined ? own : { ...own, scopeId: narrowerScopeId };
  // Also where the eligibility belongs to a group: PIM wants the person who acts.
  const asked = { action: 'selfActivate', kind: 'assignment', target, principalId: person.objectId } as const;
  const refusals = [
    ...currentRefusals(asked, context.current, context.now),
    ...(window ? windowRefusals(input, window, needs, context.now) : []),
    ...(window ? eligibilityRefusals(eligibility, window, context.now) : []),
  ];
  return {
    eligibility,
    target,
    scope: narrowerScopeId === undefined ? eligibility.scope : (wish.narrowerScope ?? unnamed(narrowerScopeId)),
    needs,
    isPolicyKnown: policy !== undefined,
    input,
    missing,
    refusals,
    stepUp: stepUpFor(needs, context.signIn, context.mfaClaims),
    effect: effectOf(needs, window),
    draft:
      window && missing.length === 0 && refusals.length === 0
        ? {
            ...asked,
            window,
            eligibilityScheduleId: eligibility.scheduleId,
            justification: input.justification,
            ticket: ticketOf(input),
          }
        : undefined,
  };
}

/** A part whose name was not read is called by the end of its id. */
const unnamed = (id: string): Scope => ({ kind: 'resource', id, name: id.split('/').at(-1) ?? id });

/** The eligibility must hold when the activation starts; that it ends earlier only cuts the activation short. */
function eligibilityRefusals({ startsAt, endsAt }: Eligibility, window: ScheduleWindow, now: Date): Refusal[] {
  const start = window.startsAt ?? now;
  const holds = (startsAt === undefined || startsAt <= start) && (endsAt === undefined || endsAt > start);
  return holds ? [] : [{ kind: 'not-eligible-then', startsAt: start, eligibilityEndsAt: endsAt }];
}

function effectOf(needs: Needs, window: ScheduleWindow | undefined): Effect {
  if (needs.approvers) return 'waits-for-approval';
  return window?.startsAt ? 'scheduled' : 'in-force';
}
