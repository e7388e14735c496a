import { durationMs, type IsoDuration } from '../../core/iso-duration.ts';

/** When a right ends. */
export type Expiration =
  | { readonly type: 'after-duration'; readonly duration: IsoDuration }
  | { readonly type: 'after-date-time'; readonly endsAt: Date }
  /** Permanent, where the policy allows that. */
  | { readonly type: 'none' };

/** From when until when. */
export interface ScheduleWindow {
  /** Nothing = at once, by PIM's clock: ours may be wrong. */
  readonly startsAt: Date | undefined;
  readonly expiration: Expiration;
}

/** When a window ends that begins at `startsAt`, or else `now`; nothing = never. */
export function endOfWindow({ startsAt, expiration }: ScheduleWindow, now: Date): Date | undefined {
  switch (expiration.type) {
    case 'none':
      return undefined;
    case 'after-date-time':
      return expiration.endsAt;
    case 'after-duration':
      return new Date((startsAt ?? now).getTime() + durationMs(expiration.duration));
  }
}
