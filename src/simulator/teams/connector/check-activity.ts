import { adaptiveCardIn } from '../attachments.ts';
import { isJson, type Json, memberOf, objectsIn } from '../json.ts';
import { badSyntax, ConnectorError } from './connector-error.ts';

/** "Approximately 100 KB", counted as UTF-16, card and mentions included. */
const MAX_BYTES = 100 * 1024;
/** More different views of one card Teams does not keep. */
const MAX_VIEWERS = 60;

/** What may be posted. Throws the connector's refusal of anything else. */
export function checkActivity(body: unknown): Json {
  if (!isJson(body)) throw badSyntax('The activity is missing or malformed.');
  if (typeof body.type !== 'string') throw badSyntax('The activity has no type.');
  if (JSON.stringify(body).length * 2 > MAX_BYTES) throw new ConnectorError(413, 'MessageSizeTooBig');
  if (body.type !== 'message') return body;
  const attachments = objectsIn(body.attachments);
  if (!hasText(body) && attachments.length === 0) throw badSyntax('The message has neither text nor attachments.');
  const empty = attachments.find(({ content, contentUrl }) => !isJson(content) && contentUrl === undefined);
  if (empty) throw badSyntax(`The attachment ${String(empty.contentType)} has no content.`);
  const viewers = memberOf(adaptiveCardIn(body), 'refresh', 'userIds');
  if (Array.isArray(viewers) && viewers.length > MAX_VIEWERS) {
    throw badSyntax(`A card refreshes itself for at most ${MAX_VIEWERS} people, not ${viewers.length}.`);
  }
  return body;
}

export const hasText = ({ text }: Json): boolean => typeof text === 'string' && text.trim() !== '';
