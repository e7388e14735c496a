import type { EndingAction, WindowAction } from './action.ts';
import type { RightCondition } from './right.ts';
import type { RightKind } from './right-kind.ts';
import type { ScheduleWindow } from './schedule-window.ts';
import type { Target } from './target.ts';
import type { TicketInfo } from './ticket-info.ts';

/** A change asked of PIM, not sent yet. */
export type ScheduleRequestDraft = Common &
  (
    | {
        readonly action: WindowAction;
        readonly window: ScheduleWindow;
        /**
         * Of an activation in Azure: the schedule of the eligibility it rests on. Optional at the eligibility's own
         * scope, required at a narrower one.
         */
        readonly eligibilityScheduleId?: string | undefined;
        readonly condition?: RightCondition | undefined;
      }
    | { readonly action: EndingAction }
  );

interface Common {
  /** Which of PIM's two collections it is posted to; activations are assignments. */
  readonly kind: RightKind;
  readonly target: Target;
  /** Whom it concerns; of self actions the caller, also where the eligibility belongs to a group. */
  readonly principalId: string;
  readonly justification: string | undefined;
  readonly ticket: TicketInfo | undefined;
}
