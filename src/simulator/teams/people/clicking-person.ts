import type { Conversation } from '../conversation.ts';
import type { Reply } from '../deliveries.ts';
import type { Json } from '../json.ts';
import type { Exchange, Message } from '../message.ts';
import { type ClickOptions, click, conversationOf } from './click.ts';
import type { ClickAnswer } from './click-answer.ts';
import { execute, repeat } from './execute.ts';
import { refresh } from './refresh.ts';
import { exchangeToken, signInUrl } from './sign-in.ts';
import { type From, TalkingPerson } from './talking-person.ts';
import * as views from './views.ts';

/** What a person does with cards, and with the sign-ins that these ask for. */
export abstract class ClickingPerson extends TalkingPerson {
  /**
   * Clicks the button with this title or tooltip on the card that they see. Inputs that are not given keep what the
   * card preset; what a client would hold back is an error.
   */
  async clicks(
    message: Message,
    button: string,
    inputs: Readonly<Record<string, string>> = {},
    options: ClickOptions = {},
  ): Promise<ClickAnswer> {
    return click(this.self, message, button, inputs, options);
  }

  /** Sends an `adaptiveCard/action` as no card offers it: what a forger would do. */
  async executes(
    verb: string,
    data: unknown,
    replyTo: Message | string,
    options: From & ClickOptions = {},
  ): Promise<ClickAnswer> {
    const isMessage = typeof replyTo !== 'string';
    return execute(this.self, {
      conversation: options.in ?? (isMessage ? conversationOf(this.self, replyTo) : this.chat),
      threadId: isMessage ? replyTo.threadId : undefined,
      client: this.client(options.client),
      replyToId: isMessage ? replyTo.id : replyTo,
      action: { verb, data },
      trigger: 'manual',
      copies: options.copies,
      activity: options.activity,
    });
  }

  /** The card as one of their clients shows it now. Asks nobody. */
  sees(message: Message, client?: string): Json {
    conversationOf(this.self, message);
    return this.client(client).sees(message);
  }

  /** Brings the card onto the screen: where it refreshes itself for them, the client asks for their view first. */
  looksAt(message: Message, client?: string): Promise<Json> {
    return views.lookAt(this.self, message, client);
  }

  /** Chooses "Refresh" in the menu of the message. */
  async refreshes(message: Message, client?: string): Promise<ClickAnswer> {
    return refresh(this.self, conversationOf(this.self, message), this.client(client), message, 'manual');
  }

  /** Has a conversation on all their screens from now on: cards that are posted or edited there refresh themselves. */
  opens(conversation: Conversation): Promise<void> {
    return views.open(this.self, conversation);
  }

  closes(conversation: Conversation): void {
    views.close(this.self, conversation);
  }

  /** One client deals with a sign-in card: for one that was asleep when the others did. */
  async exchanges(message: Message, client?: string): Promise<Exchange | undefined> {
    return exchangeToken(this.self, conversationOf(this.self, message), this.client(client), message);
  }

  /** Where the sign-in button of a card or of an answer leads. */
  signInUrl(card: Message | ClickAnswer): string {
    return signInUrl('signIn' in card ? card.signIn : card.login);
  }

  /** The sign-in page said `notifySuccess(state)`: `signin/verifyState`. */
  async verifies(state: string, from: From = {}): Promise<Reply> {
    return this.invokes('signin/verifyState', { state }, from);
  }

  /** Teams could not sign them in: `signin/failure`. */
  async failsToSignIn(code: string, from: From = {}): Promise<Reply> {
    return this.invokes('signin/failure', { code, message: `Single sign-on failed: ${code}` }, from);
  }

  /** The sign-in page that a click asked for said `notifySuccess(state)`: the click goes out once more with it. */
  async completes(answer: ClickAnswer, state: string): Promise<ClickAnswer> {
    return repeat(this.self, answer, { state });
  }
}
