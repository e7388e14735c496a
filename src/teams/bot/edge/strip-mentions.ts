import type { Activity } from 'botbuilder';

/**
 * What the person wrote to the bot, without the mentions of the bot. Mentions are taken by entity, not by looking for
 * `<at>`: a person's own text may contain it. All of them go, `&nbsp;` becomes a space.
 */
export function stripMentions(activity: Pick<Activity, 'text' | 'entities' | 'recipient'>): string {
  let text = activity.text ?? '';
  for (const entity of activity.entities ?? []) {
    if (entity.type !== 'mention' || entity.mentioned?.id !== activity.recipient.id) continue;
    if (typeof entity.text === 'string' && entity.text !== '') text = text.replaceAll(entity.text, ' ');
  }
  return text.replaceAll('&nbsp;', ' ').trim();
}
