import type { IsoDuration } from '../../core/iso-duration.ts';

/** A ticket as typed: `ticket CHG0012 in ServiceNow`. */
export interface TypedTicket {
  readonly number: string;
  readonly system?: string;
}

/** What a person asked for. Names (`role`, `scope`, `search`) are as typed: `matchName` finds what they mean. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'roles'; readonly search?: string }
  | { readonly kind: 'active' }
  | { readonly kind: 'sign-out' }
  | {
      readonly kind: 'activate';
      readonly role: string;
      readonly scope?: string;
      readonly duration?: IsoDuration;
      readonly justification?: string;
      readonly ticket?: TypedTicket;
    }
  | (Several & {
      readonly kind: 'activate-several';
      readonly duration?: IsoDuration;
      readonly justification?: string;
      readonly ticket?: TypedTicket;
    })
  | { readonly kind: 'deactivate'; readonly role: string; readonly scope?: string }
  | (Several & { readonly kind: 'deactivate-several' })
  | { readonly kind: 'deactivate-all' }
  | (RoleWish & { readonly kind: 'check' })
  | (RoleWish & { readonly kind: 'extend' | 'renew' | 'restart' })
  | { readonly kind: 'requests' | 'planned' }
  | { readonly kind: 'whoami' }
  | { readonly kind: 'policy'; readonly role: string; readonly scope?: string }
  | { readonly kind: 'approvals' }
  | { readonly kind: 'approve' | 'deny'; readonly which: Which; readonly justification?: string }
  | { readonly kind: 'cancel'; readonly which: Which };

/** A role and what was said of it. */
interface RoleWish {
  readonly role: string;
  readonly scope?: string;
  readonly duration?: IsoDuration;
  readonly justification?: string;
  readonly ticket?: TypedTicket;
}

/** Roles of one sentence; `text` is how they were typed, which may yet be one name. */
interface Several {
  readonly text: string;
  readonly roles: readonly string[];
  readonly scope?: string;
}

/** One of the requests that were shown: its number there, or a name of its role or requester. */
export type Which = { readonly number: number } | { readonly name: string };

/** A command as its word says it: how many roles follow is seen later. */
export type CommandKind = Exclude<Command['kind'], 'activate-several' | 'deactivate-several' | 'deactivate-all'>;

/** Commands that are about a role. */
export type RoleVerb = 'activate' | 'deactivate' | 'policy' | 'extend' | 'renew' | 'restart';

/** Commands that are about a request. */
export type RequestVerb = 'approve' | 'deny' | 'cancel';

export type ClauseName = 'duration' | 'justification' | 'ticket' | 'scope';

/** One way to read an unclear text: the command it would be, and the whole text with that command's word put in. */
export interface Correction {
  readonly kind: CommandKind;
  readonly text: string;
}

/**
 * Why a text is no command. `text` is the part in question, as typed.
 *
 * - `unreadable-clause`: words of a known kind that cannot be done, or not here: "until 17:00", a scope that names nothing.
 * - `several-roles`: `roles` are the parts, none for "all"; `text` is the whole, which may yet be one name.
 */
export type Problem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly length: number; readonly limit: number }
  | { readonly kind: 'unknown-command'; readonly text: string }
  | { readonly kind: 'ambiguous-command'; readonly text: string; readonly candidates: readonly Correction[] }
  | { readonly kind: 'no-role'; readonly verb: RoleVerb }
  | { readonly kind: 'no-request'; readonly verb: RequestVerb }
  | { readonly kind: 'several-roles'; readonly text: string; readonly roles: readonly string[] }
  | { readonly kind: 'unreadable-duration'; readonly text: string }
  | { readonly kind: 'duration-not-positive'; readonly text: string }
  | { readonly kind: 'repeated-clause'; readonly clause: ClauseName; readonly text: string }
  | { readonly kind: 'unreadable-clause'; readonly text: string };

/** A text is a command, or a problem that can be told. It is never something in between. */
export type Reading =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'unclear'; readonly problem: Problem };
