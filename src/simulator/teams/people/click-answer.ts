import type { Reply } from '../deliveries.ts';
import { isJson, type Json, memberOf, textIn } from '../json.ts';

/** The body of an answer to a click. Its status is the real one; HTTP is 200. */
export interface InvokeBody {
  readonly statusCode: number | undefined;
  readonly type: string | undefined;
  readonly value: unknown;
}

/** What a click led to. */
export interface ClickAnswer {
  readonly kind: /** This client shows `card` from now on. */
    | 'card'
    /** `note` stands under the card. */
    | 'note'
    /** The client shows a sign-in button (`login` is its card), because the bot asked for one or did not take the token. */
    | 'login'
    /** The client shows that something went wrong; `problem` says what. */
    | 'failed'
    /** An `Action.Submit` went out as a message. */
    | 'sent'
    /** `url` opened. */
    | 'opens'
    /** Only this client did something. */
    | 'toggled';
  /** Of the HTTP answer; 0 where nothing was sent. */
  readonly status: number;
  readonly body: InvokeBody;
  readonly card: Json | undefined;
  readonly note: string | undefined;
  readonly login: Json | undefined;
  readonly url: string | undefined;
  readonly problem: string | undefined;
  /** What was sent last: with a login request that is the second time, with the token. */
  readonly activity: Json | undefined;
  /** One for every copy. */
  readonly replies: readonly Reply[];
}

const MIME = 'application/vnd.microsoft.';
const NOTHING: ClickAnswer = {
  kind: 'failed',
  status: 0,
  body: { statusCode: undefined, type: undefined, value: undefined },
  card: undefined,
  note: undefined,
  login: undefined,
  url: undefined,
  problem: undefined,
  activity: undefined,
  replies: [],
};

export const clickAnswer = (members: Partial<ClickAnswer> & Pick<ClickAnswer, 'kind'>): ClickAnswer => ({
  ...NOTHING,
  ...members,
});

/** Reads the answer to an `adaptiveCard/action` as a client does, by the table of "Universal Action Model". */
export function readClickAnswer(activity: Json, replies: readonly Reply[]): ClickAnswer {
  const [reply = { status: 0, body: undefined }] = replies;
  const body: InvokeBody = {
    statusCode: Number(memberOf(reply.body, 'statusCode')) || undefined,
    type: textIn(memberOf(reply.body, 'type')),
    value: memberOf(reply.body, 'value'),
  };
  const facts = { activity, replies, status: reply.status, body };
  const failed = (problem: string) => clickAnswer({ ...facts, kind: 'failed', problem });
  if (reply.status !== 200) return failed(`Unable to reach app: HTTP ${reply.status}`);
  const { value } = body;
  switch (`${body.statusCode} ${body.type}`) {
    case `200 ${MIME}card.adaptive`:
      return isJson(value) && value.type === 'AdaptiveCard'
        ? clickAnswer({ ...facts, kind: 'card', card: value })
        : failed('The answer is said to be a card and is none');
    case `200 ${MIME}activity.message`:
      return typeof value === 'string'
        ? clickAnswer({ ...facts, kind: 'note', note: value })
        : failed('The answer is said to be a message and is no text');
    case `401 ${MIME}activity.loginRequest`:
      return isJson(value) && textIn(value.connectionName)
        ? clickAnswer({ ...facts, kind: 'login', login: value })
        : failed('A login request needs a sign-in card with a connection name');
    case `401 ${MIME}error.incorrectAuthCode`:
    case `401 ${MIME}error.invalidAuthCode`:
    case `412 ${MIME}error.preconditionFailed`:
    case `400 ${MIME}error`:
    case `500 ${MIME}error`:
      return failed(`${body.statusCode} ${textIn(memberOf(value, 'message')) ?? JSON.stringify(value)}`);
    default:
      return failed(`No client knows this answer: ${JSON.stringify(reply.body)}`);
  }
}
