import { adaptiveCardIn, signInCardIn } from './attachments.ts';
import { wordsOn } from './cards/words-on.ts';
import type { Changes } from './changes.ts';
import { type Json, textIn } from './json.ts';

/** Where a message stands. */
export interface Place {
  readonly id: string;
  /** As people know it, for errors. */
  readonly title: string;
}

/** What one client of a person got for the single sign-on token that it sent, or why it sent none. */
export interface Exchange {
  readonly personId: string;
  readonly client: string;
  /** 200: taken, the sign-in card disappears. Anything else: the client shows the sign-in button. */
  readonly status: number;
  readonly body: unknown;
}

interface Posted {
  readonly id: string;
  readonly place: Place;
  readonly activity: Json;
  readonly replyToId: string | undefined;
  /** First message of the thread, in channels. */
  readonly threadId: string | undefined;
  /** Who alone can see it (targeted message). */
  readonly onlyFor: string | undefined;
}

/** A message of the bot, as Teams keeps it. It changes in place: everything read from it is what stands there now. */
export class Message {
  readonly id: string;
  readonly place: Place;
  /** What the bot said it answers, as given in the address of the post. */
  readonly replyToId: string | undefined;
  readonly threadId: string | undefined;
  /** MRI of the only person who sees it; of a message for all nothing. */
  readonly onlyFor: string | undefined;
  /** As posted, and after each edit. */
  readonly versions: Json[];
  readonly exchanges: Exchange[] = [];
  isDeleted = false;
  /** Whether a turn or a `next…` has handed it out already. */
  isTaken = false;
  private readonly changes: Changes;

  constructor({ activity, ...posted }: Posted, changes: Changes) {
    this.id = posted.id;
    this.place = posted.place;
    this.replyToId = posted.replyToId;
    this.threadId = posted.threadId;
    this.onlyFor = posted.onlyFor;
    this.versions = [activity];
    this.changes = changes;
  }

  /** What the bot sent last. */
  get activity(): Json {
    return this.versions.at(-1) ?? {};
  }

  /** How often the bot edited it. */
  get updates(): number {
    return this.versions.length - 1;
  }

  /** The Adaptive Card that everybody sees. Throws where there is none. */
  get card(): Json {
    const card = adaptiveCardIn(this.activity);
    if (!card) throw new Error(`This message has no card: ${JSON.stringify(this.activity).slice(0, 500)}`);
    return card;
  }

  get hasCard(): boolean {
    return adaptiveCardIn(this.activity) !== undefined;
  }

  /** The sign-in card, where it is one. */
  get signIn(): Json | undefined {
    return signInCardIn(this.activity);
  }

  /** All that a person can read in it. */
  get words(): string {
    const text = textIn(this.activity.text) ?? '';
    const card = adaptiveCardIn(this.activity);
    return card ? [text, wordsOn(card)].filter((part) => part !== '').join('\n') : text;
  }

  /** Waits until the message is as wanted, or says so. Throws `NothingCame`. */
  until(wanted: RegExp | ((message: Message) => boolean)): Promise<Message> {
    const fits = wanted instanceof RegExp ? () => wanted.test(this.words) : wanted;
    return this.changes.until(
      () => (fits(this) ? this : undefined),
      () =>
        `The message in ${this.place.title} did not become as wanted (${wanted}). It says: ${this.words || 'nothing'}`,
    );
  }
}
