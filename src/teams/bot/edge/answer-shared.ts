import type { Activity, TurnContext } from 'botbuilder';
import { AppError } from '../../../core/app-error.ts';
import type { Logger } from '../../../core/logger.ts';
import { errorWords } from '../../../words/error-words.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { sharedHelpCard } from '../../cards/messages/shared-help-card.ts';
import { readCommand } from '../../language/read-command.ts';
import { problemWords } from '../commands/problem-words.ts';
import { personOf, type Viewer } from '../turn.ts';
import { botNameIn } from './bot-name-in.ts';
import { cardActivity } from './card-activity.ts';
import type { CheckSender } from './check-sender.ts';
import { inOwnChat, type PersonalChats } from './personal-chat.ts';
import { stripMentions } from './strip-mentions.ts';

export interface SharedParts {
  readonly checkSender: CheckSender;
  readonly chats: PersonalChats;
  readonly viewOf: Viewer;
  /** The card of an answer is this message now. */
  posted(card: RenderedCard, messageId: string | undefined): Promise<void>;
  readonly logger: Logger;
}

/** Answers where others read along: shortly in the thread, and what is personal in the 1:1 chat. */
export interface AnswerShared {
  /** Help and what could not be read. False where it is a matter between the person and the bot. */
  publicly(context: TurnContext): Promise<boolean>;
  /**
   * Runs `work` for whoever wrote, as if they had written in their own chat, and posts its card there. Where there is no
   * such chat nothing is run, because they would not learn what came of it; the thread is told what to do.
   */
  personally(context: TurnContext, work: (activity: Activity) => Promise<RenderedCard | 'asked'>): Promise<void>;
}

export function createAnswerShared(parts: SharedParts): AnswerShared {
  const { checkSender, chats, viewOf, logger } = parts;
  async function publicly(context: TurnContext): Promise<boolean> {
    const { activity } = context;
    const view = viewOf(activity);
    const reading = readCommand(stripMentions(activity));
    if (reading.kind !== 'unclear' && reading.command.kind !== 'help') return false;
    const problem = reading.kind === 'unclear' ? problemWords(reading.problem, view.words) : undefined;
    const isSaid = reading.kind === 'unclear' && reading.problem.kind !== 'empty' && problem !== undefined;
    const card = sharedHelpCard(botNameIn(activity), isSaid ? { problem } : {}, view);
    await context.sendActivity(cardActivity(card));
    return true;
  }

  async function personally(
    context: TurnContext,
    work: (activity: Activity) => Promise<RenderedCard | 'asked'>,
  ): Promise<void> {
    const { words } = viewOf(context.activity);
    const sender = await checkSender(context.activity);
    if (sender.kind !== 'ours')
      return void (await context.sendActivity(
        words.say(sender.kind === 'foreign' ? 'shared.foreign' : 'shared.unchecked'),
      ));
    const { activity } = sender;
    let chatId: string;
    try {
      chatId = await chats.open(activity, personOf(activity));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      logger.info({ error }, 'somebody who wrote in a channel or group chat cannot be written to alone');
      const isClosed = error.code === 'ConversationClosed' || error.code === 'ConnectorRefused';
      const why = isClosed ? words.say('shared.install') : errorWords(error, words).what;
      return void (await context.sendActivity(why));
    }
    const here = inOwnChat(activity, chatId);
    const card = await work(here);
    const isPosted = await post(here, card).then(
      () => true,
      (error: unknown) => {
        logger.warn({ error }, 'an answer could not be given in the 1:1 chat');
        return false;
      },
    );
    await context.sendActivity(words.say(isPosted ? 'answer.inOurChat' : 'answer.notInOurChat'));
  }

  async function post(activity: Activity, card: RenderedCard | 'asked'): Promise<void> {
    if (card !== 'asked') await parts.posted(card, await chats.post(activity, personOf(activity), card));
  }

  return { publicly, personally };
}
