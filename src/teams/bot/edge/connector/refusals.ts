import { AppError } from '../../../../core/app-error.ts';
import type { DeadReason } from '../../../delivery/conversation-store.ts';
import type { ConnectorRequest, Outcome } from './connector-request.ts';

/** Microsoft Learn, "Status codes from bot conversational APIs": 403s after which it is of no use to go on. */
const DEAD: ReadonlySet<string> = new Set<DeadReason>([
  'BotDisabledByAdmin',
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'MessageWritesBlocked',
]);

/** Why the conversation is dead, where this outcome says so. */
export function deadReasonOf(outcome: Outcome): DeadReason | undefined {
  if (outcome.kind === 'silence' || outcome.status !== 403 || outcome.code === undefined) return undefined;
  return isDeadReason(outcome.code) ? outcome.code : undefined;
}

const isDeadReason = (code: string): code is DeadReason => DEAD.has(code);

/** What a request that did not succeed is for the caller. */
export function connectorError({ method }: ConnectorRequest, outcome: Outcome): AppError {
  if (outcome.kind === 'silence') {
    const { sent, reason, cause } = outcome;
    const advice = sent === 'no' ? 'Nothing was sent.' : 'What was asked may be done or not.';
    return new AppError('ConnectorSilent', `Teams did not answer a ${method}: ${reason}. ${advice}`, {
      facts: { sent, reason },
      cause,
    });
  }
  const { status, code } = outcome;
  const said = code === undefined ? `${status}` : `${status} ${code}`;
  const sent = status >= 500 ? 'maybe' : 'no';
  const facts = { status, code, sent };
  if (deadReasonOf(outcome))
    return new AppError('ConversationClosed', `Teams takes no messages of the bot there any more: ${said}.`, { facts });
  if (status === 413) return messageTooBig(undefined, facts);
  return new AppError('ConnectorRefused', `Teams refused a ${method} with ${said}.`, { facts });
}

export const connectorBusy = (waitMs: number): AppError =>
  new AppError('ConnectorBusy', `Teams takes no more messages there for another ${Math.ceil(waitMs / 1000)} s.`, {
    facts: { waitMs: Math.round(waitMs), sent: 'no' },
  });

/** @param bytes in UTF-16; nothing where Teams itself found it too big. */
export const messageTooBig = (bytes: number | undefined, facts: Readonly<Record<string, unknown>> = {}): AppError =>
  new AppError(
    'MessageTooBig',
    `A message${bytes === undefined ? '' : ` of ${bytes} bytes`} is more than Teams takes. Show less in one card.`,
    { facts: { ...facts, bytes, sent: 'no' } },
  );
