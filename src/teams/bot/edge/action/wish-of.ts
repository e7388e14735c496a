import type { Activity } from 'botbuilder';
import { isWrite } from '../../../cards/verbs/kinds/verb-kinds.ts';
import type { Wish } from '../redeliveries.ts';
import { readExecute, readSubmit } from './click.ts';

/**
 * What makes two clicks one: the same person, button, card and inputs, from whichever of their clients. Of what writes to
 * PIM also a moment later; to look again, or to open a form again, is another wish.
 */
export function wishOf(activity: Activity): Wish | undefined {
  const isExecute = activity.type === 'invoke' && activity.name === 'adaptiveCard/action';
  if (!isExecute && (activity.type !== 'message' || !activity.value)) return undefined;
  const { verb, data, isAutomatic, signIn } = isExecute ? readExecute(activity) : readSubmit(activity);
  if (typeof verb !== 'string') return undefined;
  const { conversation, from, replyToId, type } = activity;
  return { key: [type, conversation.id, from.id, replyToId, verb, data, isAutomatic, signIn], isKept: isWrite(verb) };
}
