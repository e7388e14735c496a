import type { RequestState } from '../../../pim/index.ts';
import { stateWords } from '../../../words/state-words.ts';
import type { MessageKey, Words } from '../../../words/words.ts';
import type { FactSheetPaint } from '../elements/fact-sheet.ts';

/** What a card can say about a right: a request's state, or what only the bot can know. */
export type RightStatus = RequestState | 'none' | 'in-doubt';
/** What a card can say at all. */
export type Status = RightStatus | keyof typeof OWN;

/**
 * Sign and words carry the meaning; the style only repeats it. The signs are text, not emoji. Text on a coloured ground has
 * the ordinary colour: some clients paint "good" on "good" so that nobody can read it.
 */
interface Look {
  readonly sign: string;
  readonly style: 'good' | 'attention' | 'warning' | 'emphasis';
}

const GOOD: Look = { sign: '✔', style: 'good' };
const WAITING: Look = { sign: '…', style: 'emphasis' };
const BAD: Look = { sign: '✖', style: 'attention' };
const OVER: Look = { sign: '○', style: 'emphasis' };
const UNCLEAR: Look = { sign: '?', style: 'warning' };
const WANTED: Look = { sign: '!', style: 'warning' };

const LOOKS: Readonly<Record<Status, Look>> = {
  active: GOOD,
  scheduled: WAITING,
  provisioning: WAITING,
  'waiting-for-approval': WAITING,
  'waiting-for-administrator': WAITING,
  ended: OVER,
  denied: BAD,
  cancelled: OVER,
  lapsed: OVER,
  failed: BAD,
  unknown: UNCLEAR,
  none: OVER,
  'in-doubt': UNCLEAR,
  'too-early': WAITING,
  'check-passed': GOOD,
  'check-refused': BAD,
  'check-incomplete': WAITING,
  approved: GOOD,
  done: GOOD,
  'not-yours': OVER,
  'needs-input': WANTED,
  'needs-sign-in': WANTED,
  'needs-consent': WANTED,
};

const OWN = {
  none: 'status.none',
  'in-doubt': 'status.inDoubt',
  'too-early': 'status.tooEarly',
  'check-passed': 'status.checkPassed',
  'check-refused': 'status.checkRefused',
  'check-incomplete': 'status.checkIncomplete',
  approved: 'status.approved',
  done: 'requests.done',
  'not-yours': 'status.notYours',
  'needs-input': 'status.needsInput',
  'needs-sign-in': 'status.needsSignIn',
  'needs-consent': 'status.needsConsent',
} as const satisfies Record<string, MessageKey>;

/** The sign and the tone of a state. */
export const stateSign = (status: Status): Look => LOOKS[status];

/** The head of an outcome: sign and word, and the style of the container. */
export function statusLook(status: Status, words: Words): Pick<FactSheetPaint, 'status' | 'style'> {
  const { sign, style } = LOOKS[status];
  const said = isOwn(status) ? words.say(OWN[status]) : stateWords(status, words);
  return { status: `${sign} ${said}`, style };
}

const isOwn = (status: Status): status is keyof typeof OWN => Object.hasOwn(OWN, status);
