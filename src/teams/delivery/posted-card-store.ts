import type { RenderedCard } from '../cards/elements/rendered-card.ts';
import type { CardKey, Wanted } from './card-key.ts';

/** What is left to do about a key. It is the caller's until it is released, or for five minutes. */
export interface CardWork {
  readonly card: RenderedCard;
  /** Counts the states that were wanted. */
  readonly revision: number;
  /** Nothing was posted yet, or one post whose answer was lost. */
  readonly mustPost: boolean;
  /** Ids of messages that show an older revision. */
  readonly stale: readonly string[];
}

/** A message that shows a thing because somebody asked for it. */
export interface ShownMessage extends CardKey {
  /** Nothing = it was posted, but Teams' answer with its id was lost. */
  readonly messageId: string | undefined;
  /** The activity that it answers: its repeat is not answered with another message. */
  readonly answers?: string | undefined;
}

/**
 * Which messages show what. Every method is one step that only one of several instances can take. Errors of all: what
 * the database throws.
 */
export interface PostedCardStore {
  /** Makes the row of a key. @returns whether it was made: only then nothing was ever posted for it. */
  claim(key: CardKey, wanted: Wanted): Promise<boolean>;
  /** The key's messages shall show this, unless they show (or shall show) something newer. Nothing is made. */
  want(key: CardKey, wanted: Wanted): Promise<void>;
  /** Where one of the things is shown. */
  keysOf(things: readonly string[]): Promise<readonly CardKey[]>;
  /** The state that the key's messages show or shall show. */
  stateOf(key: CardKey): Promise<string | undefined>;
  /** `busy`: somebody else is at it, and will see what is wanted now. */
  take(key: CardKey): Promise<CardWork | 'busy' | 'done'>;
  /** What was taken is others' again. */
  release(key: CardKey): Promise<void>;
  /** A post begins: from here on it may be there, whatever happens to us. */
  posting(key: CardKey): Promise<void>;
  /** Teams named the message. Never fails: what cannot be kept now is kept as soon as it can be. */
  posted(key: CardKey, messageId: string, revision: number): Promise<void>;
  /** It is sure that the post was not done. */
  notPosted(key: CardKey): Promise<void>;
  updated(conversationId: string, messageId: string, revision: number): Promise<void>;
  /** The message is gone, or shows something else now. */
  forget(conversationId: string, messageId: string): Promise<void>;
  /** A message shows it that was posted as an answer. */
  adopt(message: ShownMessage, wanted: Wanted): Promise<void>;
  /** The thing was told there by a message about several: the key needs none of its own. */
  mention(key: CardKey, wanted: Wanted): Promise<void>;
  /** The message that answered the activity already. */
  answerTo(key: CardKey, activityId: string): Promise<string | undefined>;
  /** How far the repeat of an answer to the activity is that was lost; nothing where none is owed (any more). */
  repeatOf(key: CardKey, activityId: string): Promise<'due' | 'under way' | undefined>;
  /** A click came from a message of this key: one that was lost is known from now on. @returns whether it was. */
  learn(key: CardKey, messageId: string): Promise<boolean>;
  /** The thing is known under another name. */
  rename(thing: string, to: string): Promise<void>;
  /** Keys that nobody works on and that have something left to do, those that wait longest first. */
  unfinished(limit: number): Promise<readonly CardKey[]>;
}
