import type { FollowedRequest, FollowState, RequestState } from '../../../pim/index.ts';

/** Whoever asked less long ago than this still looks at the card, which changes. */
const LOOKING_MS = 60_000;

/** All states that may be told by a message. */
export const TOLD_STATES: readonly RequestState[] = [
  'active',
  'scheduled',
  'waiting-for-approval',
  'waiting-for-administrator',
  'ended',
  'denied',
  'cancelled',
  'lapsed',
  'failed',
];

/** Whether a change is told by a message that notifies, or only by the card. What the asker did themselves they know. */
export function isWorthAMessage(
  before: FollowState,
  { state, askedAt, isEndedByAsker }: FollowedRequest,
  now: Date,
): boolean {
  const isLooking = now.getTime() - askedAt.getTime() < LOOKING_MS;
  switch (state) {
    case 'denied':
    case 'lapsed':
    case 'failed':
      return true;
    case 'ended':
    case 'cancelled':
      return !isEndedByAsker;
    case 'active':
    case 'scheduled':
      return before === 'scheduled' || isDecidedByOthers(before) || !isLooking;
    case 'waiting-for-approval':
    case 'waiting-for-administrator':
      return before === 'in-doubt' && !isLooking;
    default:
      return false;
  }
}

const isDecidedByOthers = (before: FollowState): boolean =>
  before === 'waiting-for-approval' || before === 'waiting-for-administrator';
