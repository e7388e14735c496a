import type { Activity } from 'botbuilder';

/**
 * Every tenant that an activity names, in lower case: of the channel data, of the conversation and of the sender. Where
 * people of several meet, as in shared channels, they differ.
 */
export function tenantsIn({ channelData, conversation, from }: Activity): readonly string[] {
  const sender: unknown = Reflect.get(from, 'tenantId');
  const named: readonly unknown[] = [channelData?.tenant?.id, conversation.tenantId, sender];
  return named.flatMap((tenant) => (typeof tenant === 'string' && tenant !== '' ? [tenant.toLowerCase()] : []));
}
