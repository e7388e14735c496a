import { z } from 'zod';
import { AppError } from '../../../../core/app-error.ts';
import type { ConversationAddress } from '../../../delivery/conversation-reference.ts';
import type { Ask } from './create-ask.ts';

/** Somebody in a conversation. */
export interface ChannelMember {
  /** Teams' own id of them, for this bot only. */
  readonly memberId: string;
  /** Of Entra; nothing for those who are not from Entra. */
  readonly objectId: string | undefined;
  readonly tenantId: string | undefined;
  readonly name: string | undefined;
  readonly isGuest: boolean;
}

const memberSchema = z.looseObject({
  id: z.string().min(1),
  aadObjectId: z.string().optional(),
  /** The older name. */
  objectId: z.string().optional(),
  tenantId: z.string().optional(),
  name: z.string().nullish(),
  userRole: z.string().nullish(),
});
const pageSchema = z.looseObject({ members: z.array(memberSchema), continuationToken: z.string().nullish() });

/** As large as Teams makes them. */
const PAGE_SIZE = '500';

/** Who is in a conversation. Errors: as of `ConnectorClient`, and `UnreadableAnswer`, `PagingLoop`. */
export function createRoster(ask: Ask) {
  const read = async (to: ConversationAddress, path: string, query: Record<string, string | undefined> = {}) =>
    ask({
      ...to,
      method: 'GET',
      path: `conversations/${encodeURIComponent(to.conversationId)}/${path}`,
      query,
      repeat: 'always',
    });

  async function* members(to: ConversationAddress): AsyncGenerator<ChannelMember> {
    const seen = new Set<string>();
    let continuationToken: string | undefined;
    do {
      const page = readable(pageSchema, await read(to, 'pagedmembers', { pageSize: PAGE_SIZE, continuationToken }));
      yield* page.members.map(memberOf);
      continuationToken = page.continuationToken || undefined;
      if (continuationToken !== undefined && seen.has(continuationToken))
        throw new AppError('PagingLoop', 'Teams’ list of members leads back to itself.', { facts: { sent: 'no' } });
      if (continuationToken !== undefined) seen.add(continuationToken);
    } while (continuationToken !== undefined);
  }

  async function member(to: ConversationAddress, memberId: string): Promise<ChannelMember | undefined> {
    try {
      return memberOf(readable(memberSchema, await read(to, `members/${encodeURIComponent(memberId)}`)));
    } catch (error) {
      if (error instanceof AppError && error.facts.code === 'MemberNotFoundInConversation') return undefined;
      throw error;
    }
  }
  return { members, member };
}

const memberOf = (member: z.output<typeof memberSchema>): ChannelMember => ({
  memberId: member.id,
  objectId: (member.aadObjectId ?? member.objectId)?.toLowerCase(),
  tenantId: member.tenantId?.toLowerCase(),
  name: member.name ?? undefined,
  isGuest: member.userRole === 'guest',
});

function readable<T>(schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  throw new AppError('UnreadableAnswer', 'Teams’ list of members has an unknown shape.', { cause: result.error });
}
