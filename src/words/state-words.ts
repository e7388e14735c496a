import type { RequestState } from '../pim/index.ts';
import type { MessageKey, Words } from './words.ts';

const KEYS = {
  active: 'status.active',
  scheduled: 'status.scheduled',
  provisioning: 'status.provisioning',
  'waiting-for-approval': 'status.waitingForApproval',
  'waiting-for-administrator': 'status.waitingForAdministrator',
  ended: 'status.ended',
  denied: 'status.denied',
  cancelled: 'status.cancelled',
  lapsed: 'status.lapsed',
  failed: 'status.failed',
  unknown: 'status.unknown',
} as const satisfies Record<RequestState, MessageKey>;

/** A request's state in one to four words: "Waiting for approval". */
export const stateWords = (state: RequestState, words: Words): string => words.say(KEYS[state]);
