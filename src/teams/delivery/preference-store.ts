import type { IsoDuration } from '../../core/iso-duration.ts';
import type { Person, Target } from '../../pim/index.ts';

/** What somebody wants to have otherwise than everybody. What is left out is as usual. */
export interface Preferences {
  /** BCP 47, such as `th`. */
  readonly locale?: string | undefined;
  /** How long before an end it is announced, the longest first. */
  readonly remindBefore?: {
    readonly activation?: readonly IsoDuration[];
    readonly eligibility?: readonly IsoDuration[];
  };
  /** When nothing but what is urgent is told: wall-clock `HH:MM` in an IANA zone; `from` may be later than `to`. */
  readonly quietHours?: { readonly from: string; readonly to: string; readonly zone: string } | undefined;
  /** Shown first. */
  readonly favourites?: readonly Target[];
}

/** People's preferences. Errors: what the database throws. */
export interface PreferenceStore {
  of(person: Person): Promise<Preferences>;
  /** Of several changes at once none is lost. */
  change(person: Person, change: (before: Preferences) => Preferences): Promise<void>;
  /** For how long they had the role the last time; nothing the first time. */
  lastDuration(person: Person, target: Target): Promise<IsoDuration | undefined>;
  noteDuration(person: Person, target: Target, duration: IsoDuration): Promise<void>;
  /** All that is kept of them here. */
  forget(person: Person): Promise<void>;
}
