import type { Json } from '../json.ts';
import type { Message } from '../message.ts';

/** What one client shows in place of the card that everybody sees. */
interface View {
  readonly card: Json;
  /** Of the message: an edit takes the view away. */
  readonly version: number;
}

const PLATFORMS: Readonly<Record<string, string>> = { desktop: 'Windows', web: 'Web', phone: 'iOS' };

/** One of a person's Teams: the desktop, the phone. What the bot shows only one of them, the other does not know. */
export class Client {
  readonly name: string;
  readonly platform: string;
  /** Clients from before Universal Actions have only `Action.Submit`. */
  hasUniversalActions = true;
  private readonly views = new WeakMap<Message, View>();
  private readonly refreshedAt = new WeakMap<Message, { readonly version: number; readonly at: number }>();

  constructor(name: string) {
    this.name = name;
    this.platform = PLATFORMS[name] ?? name;
  }

  /** The card as this client shows it. */
  sees(message: Message): Json {
    const view = this.views.get(message);
    return view?.version === message.versions.length ? view.card : message.card;
  }

  shows(message: Message, card: Json): void {
    this.views.set(message, { card, version: message.versions.length });
  }

  refreshed(message: Message, at: Date): void {
    this.refreshedAt.set(message, { version: message.versions.length, at: at.getTime() });
  }

  /** A client that looks again asks at most once a minute, but for edits. */
  isFresh(message: Message, now: Date): boolean {
    const last = this.refreshedAt.get(message);
    return last?.version === message.versions.length && now.getTime() - last.at < MINUTE_MS;
  }
}

const MINUTE_MS = 60_000;
