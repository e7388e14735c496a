import type { Person } from '../model/person.ts';
import type { Policy } from '../model/policy.ts';
import type { RightCondition } from '../model/right.ts';
import type { RightKind } from '../model/right-kind.ts';
import type { ScheduleWindow } from '../model/schedule-window.ts';
import { endOfWindow } from '../model/schedule-window.ts';
import type { Target } from '../model/target.ts';
import { currentRefusals } from './current-rights.ts';
import { missingInputs } from './missing-inputs.ts';
import { grantNeeds } from './needs.ts';
import type { Plan, PlanContext } from './plan.ts';
import { type PlanInput, ticketOf, tidy } from './plan-input.ts';
import { windowOf, windowRefusals } from './plan-window.ts';
import type { Refusal } from './refusal.ts';
import { stepUpFor } from './step-up.ts';

/** An administrator gives or changes a right of somebody. */
export interface GrantWish {
  readonly action: 'adminAssign' | 'adminUpdate' | 'adminExtend' | 'adminRenew';
  readonly kind: RightKind;
  readonly target: Target;
  readonly principalId: string;
  readonly input: PlanInput;
  readonly condition?: RightCondition | undefined;
  /** Of an extension: when what is extended ends; nothing = it does not end. */
  readonly current?: { readonly endsAt: Date | undefined } | undefined;
}

/** The holder asks an administrator for a later end, or for the same again. */
export interface ProlongWish {
  readonly action: 'selfExtend' | 'selfRenew';
  readonly kind: RightKind;
  readonly target: Target;
  readonly person: Person;
  readonly input: PlanInput;
  readonly current?: { readonly endsAt: Date | undefined } | undefined;
}

/** What giving somebody a right takes, by the rules for administrators of that kind of right. */
export function planGrant(wish: GrantWish, policy: Policy | undefined, context: PlanContext): Plan {
  const needs = grantNeeds(policy?.[wish.kind]);
  return planWindowed(wish, wish.principalId, needs, policy !== undefined, context, (window) =>
    window?.startsAt ? 'scheduled' : 'in-force',
  );
}

/**
 * What asking to prolong takes. PIM checks no rule yet: those bind the administrator who answers. It always waits for one.
 */
export function planProlong(wish: ProlongWish, context: PlanContext): Plan {
  const { person, ...rest } = wish;
  return planWindowed(rest, person.objectId, grantNeeds(undefined), true, context, () => 'waits-for-administrator');
}

function planWindowed(
  wish: Omit<GrantWish, 'action' | 'principalId'> & { readonly action: GrantWish['action'] | ProlongWish['action'] },
  principalId: string,
  needs: Plan['needs'],
  isPolicyKnown: boolean,
  context: PlanContext,
  effectOf: (window: ScheduleWindow | undefined) => Plan['effect'],
): Plan {
  const { action, kind, target, condition } = wish;
  const input = tidy(wish.input);
  const missing = missingInputs(needs, input);
  const window = windowOf(input, context.now);
  const refusals = [
    ...currentRefusals({ action, kind, target, principalId }, context.current, context.now),
    ...(window ? windowRefusals(input, window, needs, context.now) : []),
    ...(window ? extensionRefusals(wish, window, context.now) : []),
  ];
  return {
    needs,
    isPolicyKnown,
    input,
    missing,
    refusals,
    stepUp: stepUpFor(needs, context.signIn, context.mfaClaims),
    effect: effectOf(window),
    draft:
      window && missing.length === 0 && refusals.length === 0
        ? {
            kind,
            action,
            target,
            principalId,
            window,
            condition,
            justification: input.justification,
            ticket: ticketOf(input),
          }
        : undefined,
  };
}

function extensionRefusals(
  { action, current }: Pick<GrantWish, 'current'> & { readonly action: string },
  window: ScheduleWindow,
  now: Date,
): Refusal[] {
  if (!current || (action !== 'adminExtend' && action !== 'selfExtend')) return [];
  const end = endOfWindow(window, now);
  const isLater = current.endsAt !== undefined && (end === undefined || end > current.endsAt);
  return isLater ? [] : [{ kind: 'end-not-later', endsAt: current.endsAt }];
}
