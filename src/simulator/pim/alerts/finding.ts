import type { Access } from '../model.ts';
import type { Schedule } from '../schedule.ts';

/** What a scan found and an alert is about. Each provider puts it into its own incident. */
export type Finding =
  | {
      readonly about: 'grant';
      readonly grant: Schedule;
      /** When it was last used; null is never. Where that is what the alert is about. */
      readonly lastActivation?: Date | null;
      /** When its holder last signed in, likewise. */
      readonly lastSignIn?: Date | null;
    }
  /** Somebody, for everything that he or she holds of one kind. */
  | { readonly about: 'holder'; readonly principalId: string; readonly grants: readonly Schedule[] }
  /** One activation after the other. */
  | {
      readonly about: 'sequence';
      readonly principalId: string;
      readonly access: Access;
      readonly count: number;
      readonly start: Date;
      readonly end: Date;
    }
  | { readonly about: 'policy'; readonly access: Access }
  /** Of Azure: a role that says the same as others. */
  | { readonly about: 'role'; readonly role: string; readonly twins: readonly string[] }
  | { readonly about: 'tenant' };
