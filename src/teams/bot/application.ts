import { Application, type TurnState } from '@microsoft/teams-ai';
import { ActivityTypes, type TurnContext } from 'botbuilder';
import { readEvent, type TeamsEvent } from './events/teams-event.ts';

type Handler = (context: TurnContext) => Promise<void>;

/** What the bot answers to. Everything else is received and left alone. */
export interface Handlers {
  /** A message with text, or with nothing at all. */
  readonly message: Handler;
  /** A click on an `Action.Submit`: an old client's way, a message with a value. */
  readonly submit: Handler;
  /** Anything that is neither a message nor an invoke. */
  readonly event: (context: TurnContext, event: TeamsEvent) => Promise<void>;
}

/**
 * teams-ai as router, and as nothing else (decision 10): no typing timer (it is one for all people), no mention
 * stripping (it takes only the first), no state. Text is matched whole: the library's own keywords match anywhere, so
 * that "help" would answer "activate Helpdesk Administrator".
 */
export function createApplication(handlers: Handlers): Application<TurnState> {
  const app = new Router({ removeRecipientMention: false });
  app.addRoute(
    async ({ activity }) => readEvent(activity) !== undefined,
    async (context) => {
      const event = readEvent(context.activity);
      if (event) await handlers.event(context, event);
    },
  );
  app.addRoute(async ({ activity }) => isMessage(activity) && isObject(activity.value), handlers.submit);
  app.message(/^[\s\S]+$/, handlers.message);
  // The library's message routes skip an empty text; the person should still get an answer.
  app.addRoute(async ({ activity }) => isMessage(activity) && !activity.text, handlers.message);
  return app;
}

class Router extends Application<TurnState> {
  /** The library starts its timer also where the option `startTypingTimer` says not to (1.7.4). */
  override startTypingTimer(): void {}
}

const isMessage = (activity: { type: string }): boolean => activity.type === ActivityTypes.Message;

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
