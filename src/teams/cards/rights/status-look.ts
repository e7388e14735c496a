import type { RequestState } from '../../../pim/index.ts';
import { stateWords } from '../../../words/state-words.ts';
import type { MessageKey, Words } from '../../../words/words.ts';
import type { Paint } from '../elements/render-card.ts';

/** What a card can say about a right: a request's state, or what only the bot can know. */
export type Status = RequestState | 'none' | 'in-doubt' | 'too-early';

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
};

const OWN = {
  none: 'status.none',
  'in-doubt': 'status.inDoubt',
  'too-early': 'status.tooEarly',
} as const satisfies Partial<Record<Status, MessageKey>>;

/** The head of an outcome: sign and word, and the style of the container. */
export function statusLook(status: Status, words: Words): Paint {
  const { sign, style } = LOOKS[status];
  const said =
    status === 'none' || status === 'in-doubt' || status === 'too-early'
      ? words.say(OWN[status])
      : stateWords(status, words);
  return { status: `${sign} ${said}`, style };
}
