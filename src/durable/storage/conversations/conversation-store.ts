import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import type { ConversationReference } from '../../../teams/delivery/conversation-reference.ts';
import type { ConversationStore, KnownConversation } from '../../../teams/delivery/conversation-store.ts';
import type { Storage } from '../storage.ts';
import type { ConversationRow } from '../tables.ts';

/** Conversations in the database. Errors: what the database throws. */
export function createConversationStore({ db }: Pick<Storage, 'db'>, clock: Clock): ConversationStore {
  const conversations = db.selectFrom('conversations').selectAll();
  return {
    async seen(reference) {
      const row = { ...rowOf(reference), changed_at: clock.now() };
      const { conversation_id, ...rest } = row;
      await db
        .insertInto('conversations')
        .values(row)
        .onConflict((conflict) =>
          conflict.column('conversation_id').doUpdateSet({
            ...rest,
            // Not every activity says them.
            locale: sql`coalesce(excluded.locale, conversations.locale)`,
            zone: sql`coalesce(excluded.zone, conversations.zone)`,
          }),
        )
        .execute();
    },
    find: async (conversationId) =>
      knownIn(await conversations.where('conversation_id', '=', conversationId).executeTakeFirst()),
    chatWith: async ({ tenantId, objectId }) =>
      knownIn(
        await conversations
          .where('tenant_id', '=', tenantId)
          .where('person_id', '=', objectId)
          .orderBy('changed_at', 'desc')
          .limit(1)
          .executeTakeFirst(),
      ),
    async channelsOf(teamId) {
      const rows = await conversations.where('team_id', '=', teamId).orderBy('conversation_id').execute();
      return rows.map(knownOf);
    },
    async markDead(conversationId, dead) {
      await db
        .updateTable('conversations')
        .set({ dead, dead_at: sql`coalesce(dead_at, ${clock.now()})` })
        .where('conversation_id', '=', conversationId)
        .execute();
    },
  };
}

const rowOf = ({
  conversationId,
  tenantId,
  serviceUrl,
  kind,
  person,
  name,
  team,
  locale,
  zone,
}: ConversationReference) => ({
  conversation_id: conversationId,
  tenant_id: tenantId,
  service_url: serviceUrl,
  kind,
  person_id: person?.objectId ?? null,
  member_id: person?.memberId ?? null,
  name: name ?? null,
  team_id: team?.id ?? null,
  team_name: team?.name ?? null,
  locale: locale ?? null,
  zone: zone ?? null,
  dead: null,
  dead_at: null,
});

const knownSchema = z.object({
  kind: z.enum(['personal', 'groupChat', 'channel']),
  dead: z
    .enum(['BotDisabledByAdmin', 'BotNotInConversationRoster', 'ConversationBlockedByUser', 'MessageWritesBlocked'])
    .nullable(),
});

const knownIn = (row: Row | undefined): KnownConversation | undefined => row && knownOf(row);

function knownOf(row: Row): KnownConversation {
  const { kind, dead } = knownSchema.parse(row);
  const { person_id: objectId, member_id: memberId, name, team_id, team_name, locale, zone } = row;
  return {
    conversationId: row.conversation_id,
    tenantId: row.tenant_id,
    serviceUrl: row.service_url,
    kind,
    ...(objectId !== null && memberId !== null && { person: { objectId, memberId } }),
    ...(name !== null && { name }),
    ...(locale !== null && { locale }),
    ...(zone !== null && { zone }),
    ...(team_id !== null && { team: { id: team_id, ...(team_name !== null && { name: team_name }) } }),
    ...(dead && { dead }),
  };
}

type Row = Selectable<ConversationRow>;
