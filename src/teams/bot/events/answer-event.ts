import type { TurnContext } from 'botbuilder';
import { readCommand } from '../../language/read-command.ts';
import { cardActivity } from '../edge/card-activity.ts';
import { stripMentions } from '../edge/strip-mentions.ts';
import { isPersonal, type Viewer } from '../turn.ts';
import type { Welcome } from './create-welcome.ts';
import type { TeamsEvent } from './teams-event.ts';

/** What is said to something that happened: mostly nothing. People who come or go are not written to. */
export async function answerEvent(
  context: TurnContext,
  event: TeamsEvent,
  welcome: Welcome,
  viewOf: Viewer,
): Promise<void> {
  const { activity } = context;
  if (event.kind === 'bot-removed') return welcome.forget(activity);
  if (event.kind === 'bot-added' && event.isNew) {
    const card = await welcome.cardFor(activity);
    if (card) await context.sendActivity(cardActivity(card));
    return;
  }
  // What was done for the first wording is done; a command that somebody corrected must not be taken for done.
  const isCorrected = event.kind === 'message-edited' && isPersonal(activity) && isEditOf(activity.channelData);
  if (isCorrected && readCommand(stripMentions(activity)).kind !== 'unclear')
    await context.sendActivity(viewOf(activity).words.say('answer.edited'));
}

/** `undeleteMessage` is a message update too. */
const isEditOf = (channelData: unknown): boolean =>
  typeof channelData === 'object' && channelData !== null && Reflect.get(channelData, 'eventType') === 'editMessage';
