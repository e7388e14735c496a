import { isJson, type Json, objectsIn } from './json.ts';

const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';
const OAUTH = 'application/vnd.microsoft.card.oauth';

/** The Adaptive Card in a message of the bot. */
export const adaptiveCardIn = (activity: Json): Json | undefined => contentOf(activity, ADAPTIVE);

/** The sign-in card in a message of the bot: `{text, connectionName, tokenExchangeResource?, buttons}`. */
export const signInCardIn = (activity: Json): Json | undefined => contentOf(activity, OAUTH);

function contentOf(activity: Json, contentType: string): Json | undefined {
  const attachment = objectsIn(activity.attachments).find((one) => one.contentType === contentType);
  return isJson(attachment?.content) ? attachment.content : undefined;
}
