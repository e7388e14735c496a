import type { Answer } from '../../server/call.ts';

/** Sentences of the connector. Microsoft Learn, "Status codes from bot conversational APIs". */
const MESSAGES: Readonly<Record<string, string>> = {
  ActivityNotFoundInConversation: 'The activity could not be found in the conversation.',
  BotDisabledByAdmin: 'The tenant admin disabled this bot.',
  BotNotInConversationRoster: 'The bot is not part of the conversation roster.',
  ConversationBlockedByUser: 'User blocked the conversation with the bot.',
  ConversationNotFound: 'Conversation not found.',
  MemberNotFoundInConversation: 'The member was not found in the conversation.',
  MessageSizeTooBig: 'Message size too large.',
  MessageWritesBlocked: 'Message writes are blocked for this conversation.',
  PreconditionFailed: 'Precondition failed, please try again.',
  Throttled: 'Too many requests.',
  ServiceError: 'An error has occurred.',
};

const CODES: Readonly<Record<number, string>> = {
  400: 'BadSyntax',
  403: 'BotNotInConversationRoster',
  404: 'ConversationNotFound',
  412: 'PreconditionFailed',
  413: 'MessageSizeTooBig',
  429: 'Throttled',
};

/** A refusal in the connector's own words. */
export class ConnectorError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code = codeOf(status), message = MESSAGES[code] ?? code) {
    super(message);
    this.name = 'ConnectorError';
    this.status = status;
    this.code = code;
  }
}

/** Something is wrong with what the bot sent: 400. */
export const badSyntax = (message: string): ConnectorError => new ConnectorError(400, 'BadSyntax', message);

export const refusal = (
  { status, code, message }: ConnectorError,
  headers: Readonly<Record<string, string>> = {},
): Answer => ({ status, headers, body: { error: { code, message } } });

export const codeOf = (status: number): string => CODES[status] ?? 'ServiceError';
