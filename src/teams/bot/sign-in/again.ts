import type { Waiting } from './waiting.ts';

/** A wish that goes on after a sign-in. */
export interface Again {
  /** How often a sign-in was asked for. */
  readonly attempt: number;
  /** What the last sign-in was asked to bring. */
  readonly claims: string | undefined;
  /** The stronger sign-in was given: that it shows is for PIM to say. */
  readonly isSteppedUp: boolean;
  /** Id of the activity that carried the wish first. */
  readonly firstId: string;
  /** The message that asked. */
  readonly messageId: string | undefined;
}

export const againOf = (waiting: Waiting): Again => ({
  // An administrator's consent is no sign-in.
  attempt: waiting.need === 'consent' ? 0 : waiting.attempt,
  claims: waiting.claims,
  isSteppedUp: waiting.need === 'step-up',
  firstId: waiting.activity.id,
  messageId: waiting.messageId,
});
