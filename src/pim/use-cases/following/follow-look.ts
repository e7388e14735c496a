import type { Person } from '../../model/person.ts';
import type { RequestState } from '../../model/request-state.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';

/** What one look at a followed request shows. */
export type FollowLook =
  | {
      readonly kind: 'seen';
      /** With whose sign-in; nothing = the bot by itself. */
      readonly by: Person | undefined;
      readonly request: ScheduleRequest;
      readonly state: RequestState;
      /** Of an activation in force: when it ends. */
      readonly endsAt: Date | undefined;
      /** The request is done, but PIM lists no activation that came of it. */
      readonly isAbsent: boolean;
    }
  /** That PIM does not show it (yet, or any more) is no outcome. */
  | { readonly kind: 'not-shown' }
  /** Nobody's sign-in can be used. `looksOn`: the bot itself would see it begin. */
  | { readonly kind: 'blind'; readonly looksOn: boolean };
