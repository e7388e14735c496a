import type { AlertSettings } from './alert-kind.ts';

/** What happens to one alert besides the scan of each day. */
export type AlertEvent =
  | { readonly type: 'configured'; readonly at: Date; readonly settings: AlertSettings }
  /** Dismissed, or wanted again. */
  | { readonly type: 'dismissed' | 'reactivated'; readonly at: Date }
  /** A scan that somebody asked for; it looks at things as they are at its end. */
  | { readonly type: 'refreshed'; readonly at: Date; readonly doneAt: Date };
