import type { Person } from './person.ts';
import type { RequestState } from './request-state.ts';
import type { ScheduleRequest } from './schedule-request.ts';
import type { ScheduleRequestDraft } from './schedule-request-draft.ts';

/**
 * `in-doubt`: PIM's answer was lost, and what came of it is being looked for. `never-arrived`: PIM shows no trace, and
 * would by now.
 */
export type FollowState = RequestState | 'in-doubt' | 'never-arrived';

/** A request that somebody made through the bot and of which something is still to be expected. */
export interface FollowedRequest {
  /** `Intent.requestId` of what asked for it. */
  readonly id: string;
  readonly asker: Person;
  readonly activityId: string;
  readonly draft: ScheduleRequestDraft;
  readonly askedAt: Date;
  /** As PIM showed it last; nothing while it is in doubt. */
  readonly request: ScheduleRequest | undefined;
  /** PIM shows no trace of it, and would by now. */
  readonly hasNeverArrived: boolean;
  /** What the asker was told last. */
  readonly state: FollowState;
  /** Of an activation in force: when PIM ends it. */
  readonly endsAt: Date | undefined;
  /** Since when it was seen in that state. */
  readonly since: Date;
  /** When PIM last showed it. */
  readonly seenAt: Date;
  /** Since when PIM lists no activation for it, though the request says that it is done. */
  readonly absentSince: Date | undefined;
  /** Looks since then. */
  readonly looks: number;
  /** Looks, or messages, in a row that failed. */
  readonly failures: number;
  /** Who decided something of it through the bot: their sign-in may look, too. */
  readonly approvers: readonly Person[];
  /** The asker ended it, or took it back, through the bot, and was told so. */
  readonly isEndedByAsker: boolean;
  /** Nobody's sign-in can be used: it goes on when the asker speaks. */
  readonly isWaiting: boolean;
  /** When to look again; nothing = when the asker speaks, or never. */
  readonly nextLookAt: Date | undefined;
  /** Set: nothing more is to be expected. */
  readonly endedAt: Date | undefined;
}

/** Whether it is an activation of the asker's own: that is followed until it ends, everything else until it is decided. */
export const isOwnActivation = ({ draft }: Pick<FollowedRequest, 'draft'>): boolean => draft.action === 'selfActivate';

/** No request leaves them: whoever saw it otherwise saw it earlier, whatever their clock says. */
export const FINAL_STATES: readonly RequestState[] = ['ended', 'denied', 'cancelled', 'lapsed', 'failed'];

const OVER: ReadonlySet<FollowState> = new Set([...FINAL_STATES, 'never-arrived']);

/** Whether nothing more is to be expected. */
export const isFollowedUp = (follow: Pick<FollowedRequest, 'draft' | 'state'>): boolean =>
  OVER.has(follow.state) || (!isOwnActivation(follow) && (follow.state === 'active' || follow.state === 'scheduled'));
