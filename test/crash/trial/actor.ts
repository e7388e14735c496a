import { type Json, type Message, type Person, wordsOn } from '../../../src/simulator/teams/index.ts';
import type { Try, Wish } from '../evidence/wish.ts';

/** How often Teams brings an activity before it says that the app cannot be reached. */
const MAX_TRIES = 6;

export interface Reach {
  /** Resolves when a bot listens. */
  ready(): Promise<void>;
  /** Delivers an activity again, as Teams does that got no answer. */
  again(activity: Json): Promise<{ readonly status: number; readonly body: unknown }>;
  /** What was sent under an id. */
  sent(activityId: string): Json | undefined;
}

/** Says it, and has Teams deliver it until there is an answer. */
export async function says(reach: Reach, person: Person, wish: Wish, text: string, id: string): Promise<void> {
  await deliver(reach, wish, id, false, async () => {
    await person.says(text, { activity: { id } });
    return { status: 200, body: undefined };
  });
}

/** Clicks, and has Teams deliver the click until there is an answer. */
export async function clicks(
  reach: Reach,
  person: Person,
  wish: Wish,
  click: { readonly message: Message; readonly button: string; readonly inputs: Readonly<Record<string, string>> },
  id: string,
): Promise<void> {
  await deliver(reach, wish, id, true, async () => {
    const { status, replies } = await person.clicks(click.message, click.button, click.inputs, { activity: { id } });
    return { status, body: replies[0]?.body };
  });
}

async function deliver(
  reach: Reach,
  wish: Wish,
  activityId: string,
  isClick: boolean,
  first: () => Promise<{ readonly status: number; readonly body: unknown }>,
): Promise<void> {
  for (let number = 1; number <= MAX_TRIES; number += 1) {
    await reach.ready();
    const sentAt = Date.now();
    const activity = reach.sent(activityId);
    const reply = await (activity ? reach.again(activity) : first()).catch((error: unknown) => noAnswer(error));
    wish.tries.push(tryOf(activityId, isClick, sentAt, reply));
    if (reply && reply.status < 500) return;
  }
}

/** The connection broke, or nothing came in time; anything else is a mistake of the trial. */
function noAnswer(error: unknown): undefined {
  const text = error instanceof Error ? `${error.name} ${error.message}` : String(error);
  if (/fetch failed|terminated|did not answer within|The bot answered 5/.test(text)) return undefined;
  throw error;
}

function tryOf(
  activityId: string,
  isClick: boolean,
  sentAt: number,
  reply: { status: number; body: unknown } | undefined,
): Try {
  return {
    activityId,
    isClick,
    sentAt,
    answeredAt: reply && Date.now(),
    status: reply?.status,
    words: reply ? wordsIn(reply.body) : '',
    body: JSON.stringify(reply?.body ?? null),
  };
}

/** What the answer to a click shows: a card, a note, an error. */
function wordsIn(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('value' in body)) return '';
  const { value } = body;
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return 'message' in value ? String(value.message) : wordsOn(value as Json);
}
