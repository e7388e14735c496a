import type { EndingAction } from '../model/action.ts';
import type { RightKind } from '../model/right-kind.ts';
import type { ScheduleRequestDraft } from '../model/schedule-request-draft.ts';
import type { Target } from '../model/target.ts';
import type { Refusal } from './refusal.ts';

/** PIM refuses to end an activation younger than this. */
const MINIMUM_ACTIVE_MS = 5 * 60_000;

/** When an activation may be ended by hand; nothing = its start is not known. */
export const earliestEnd = (startsAt: Date | undefined): Date | undefined =>
  startsAt && new Date(startsAt.getTime() + MINIMUM_ACTIVE_MS);

export interface EndingWish {
  readonly action: EndingAction;
  readonly kind: RightKind;
  readonly target: Target;
  readonly principalId: string;
  readonly justification?: string | undefined;
  /** What would be ended, as just read. */
  readonly held: { readonly isActivation: boolean; readonly startsAt: Date | undefined };
}

export interface EndingPlan {
  readonly refusals: readonly Refusal[];
  readonly draft: ScheduleRequestDraft | undefined;
}

/** What ending a right takes: nothing but that an activation is five minutes old. */
export function planEnding(wish: EndingWish, now: Date): EndingPlan {
  const { held, action, kind, target, principalId } = wish;
  const possibleAt = held.isActivation ? earliestEnd(held.startsAt) : undefined;
  if (possibleAt && held.startsAt && held.startsAt <= now && possibleAt > now)
    return { refusals: [{ kind: 'too-early', possibleAt }], draft: undefined };
  return {
    refusals: [],
    draft: {
      kind,
      action,
      target,
      principalId,
      justification: wish.justification?.trim() || undefined,
      ticket: undefined,
    },
  };
}
