import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { type Person, personKey } from '../../../pim/index.ts';
import { personOf } from '../turn.ts';

const activity = z.looseObject({
  type: z.string(),
  id: z.string(),
  channelId: z.string(),
  serviceUrl: z.string(),
  from: z.looseObject({ id: z.string() }),
  recipient: z.looseObject({ id: z.string() }),
  conversation: z.looseObject({ id: z.string() }),
});

const waiting = z.object({
  wish: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text') }),
    z.object({ kind: z.literal('click'), verb: z.unknown(), data: z.unknown() }),
  ]),
  /** What carried the wish, without what is not needed to do it. */
  activity,
  need: z.enum(['sign-in', 'step-up', 'consent']),
  resource: z.enum(['graph', 'arm']),
  claims: z.string().optional(),
  /** How often a sign-in was asked for before. */
  attempt: z.number(),
  /** The message that asks; nothing while it is not known. */
  messageId: z.string().optional(),
});

/** What somebody wants and what it waits for: stored as JSON under its `resumeId`, and free of tokens. */
export type Waiting = z.output<typeof waiting>;
export type Wish = Waiting['wish'];

/** Nothing for what is not one: written by an older version, say. */
export const readWaiting = (value: unknown): Waiting | undefined => waiting.safeParse(value).data;

const KEPT = [
  ...([
    'type',
    'id',
    'channelId',
    'serviceUrl',
    'from',
    'recipient',
    'conversation',
    'locale',
    'localTimezone',
  ] as const),
  ...(['channelData', 'text', 'entities', 'replyToId', 'name'] as const),
];

/** The value stays behind: a token may be in it. */
export const keptOf = (source: Activity): Waiting['activity'] =>
  activity.parse(
    Object.fromEntries(KEPT.flatMap((name) => (source[name] === undefined ? [] : [[name, source[name]]]))),
  );

/**
 * The activity once more. Its id is another one, and always the same for this wait: the first try was settled under the
 * first id, and a second run of the second is none.
 */
export const activityAgain = ({ activity: kept }: Waiting, resumeId: string): Activity =>
  ({ ...kept, id: `${kept.id}/${resumeId}` }) as unknown as Activity;

/** Whether it is this person's wish. */
export const isWishOf = (person: Person, { activity: kept }: Waiting): boolean =>
  personKey(personOf(kept as unknown as Activity)) === personKey(person);
