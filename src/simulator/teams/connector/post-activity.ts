import type { Conversation } from '../conversation.ts';
import { isJson, type Json, objectsIn } from '../json.ts';
import type { PostTarget, TeamsState } from '../state.ts';
import { checkActivity, hasText } from './check-activity.ts';
import { badSyntax, ConnectorError } from './connector-error.ts';
import { findConversation } from './find-conversation.ts';
import type { Work } from './read-request.ts';
import type { Route } from './route.ts';

/** `POST /v3/conversations/{id}/activities[/{activityId}]`. */
export function postActivity(state: TeamsState, { id, part }: Route, { body, query }: Work): object {
  const { conversation, threadId } = findConversation(state, id);
  const activity = checkActivity(body);
  if (activity.type === 'typing') {
    conversation.typingCount += 1;
    state.changes.happened();
    return {};
  }
  const target: PostTarget = {
    conversation,
    replyToId: part,
    threadId: threadId ?? threadOf(state, conversation, part),
    onlyFor: targetOf(conversation, activity, query),
  };
  const answer = postParts(state, target, activity);
  return answer === undefined ? {} : { id: answer };
}

/** Text beside a card becomes a message of its own, and then the bot learns no id at all. */
export function postParts(state: TeamsState, target: PostTarget, activity: Json): string | undefined {
  if (!hasText(activity) || objectsIn(activity.attachments).length === 0) return state.post(target, activity).id;
  const { attachments, ...text } = activity;
  const { text: _text, ...cards } = activity;
  state.post(target, text);
  state.post(target, { ...cards, attachments });
  return undefined;
}

/** An answer stands in the thread of what it answers. An id that Teams does not know is taken, and begins a thread. */
function threadOf(state: TeamsState, conversation: Conversation, answered: string | undefined): string | undefined {
  if (answered === undefined) return undefined;
  return state.messageIn(conversation, answered)?.threadId ?? state.threads.get(answered);
}

/** Whom alone a targeted message (preview) is for: MRI. */
function targetOf(conversation: Conversation, { recipient }: Json, query: URLSearchParams): string | undefined {
  if (query.get('isTargetedActivity') !== 'true') return undefined;
  if (conversation.kind === 'personal') throw badSyntax('A targeted message needs a group chat or a channel.');
  if (!isJson(recipient)) throw new ConnectorError(400, 'BadArgument', 'The recipient is missing.');
  const member = conversation.members.find(({ mri, id }) => mri === recipient.id || id === recipient.id);
  if (!member) throw new ConnectorError(404, 'MemberNotFoundInConversation');
  return member.mri;
}
