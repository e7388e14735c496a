import { createLogger } from '../../../../src/core/logger.ts';
import { type Person, startTeams, type Teams, type TeamsOptions } from '../../../../src/simulator/teams/index.ts';
import contoso from '../../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import {
  type ConnectorClient,
  createConnectorClient,
} from '../../../../src/teams/bot/edge/connector/connector-client.ts';
import type { AskParts } from '../../../../src/teams/bot/edge/connector/create-ask.ts';
import type { ConversationReference } from '../../../../src/teams/delivery/conversation-reference.ts';
import type { ConversationStore } from '../../../../src/teams/delivery/conversation-store.ts';
import { createMemoryConversationStore } from '../../../stand-ins/memory-conversation-store.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';

/** The connector client in front of the Teams double, in a time of its own. */
export interface Rig {
  teams: Teams;
  alex: Person;
  client: ConnectorClient;
  conversations: ConversationStore;
  /** Alex's 1:1 chat. */
  chat: ConversationReference;
  time: VirtualTime;
  /** Another client beside it. */
  clientWith(parts: Partial<AskParts>): ConnectorClient;
}

const nobody = 'http://127.0.0.1:9';

/** A rig for every test of the suite in which it stands. */
export function useRig(options: Partial<TeamsOptions> = {}): Rig {
  const rig = {} as Rig;
  beforeEach(async () => {
    const { tenantId, bot, people } = contoso;
    const teams = await startTeams({ bot: nobody, tenant: { tenantId, appId: bot.appId, people }, ...options });
    const alex = teams.person('Alex Wilber');
    const time = createVirtualTime();
    const conversations = createMemoryConversationStore();
    const clientWith = (parts: Partial<AskParts>) =>
      createConnectorClient({
        fetch,
        tokens: { token: async () => undefined, forget: () => undefined },
        conversations,
        logger: createLogger('test', 'silent'),
        random: () => 0,
        ...time,
        ...parts,
      });
    const chat: ConversationReference = {
      conversationId: alex.chat.id,
      tenantId,
      serviceUrl: teams.serviceUrl,
      kind: 'personal',
      person: { objectId: alex.id, memberId: alex.mri },
    };
    await conversations.seen(chat);
    Object.assign(rig, { teams, alex, time, conversations, chat, clientWith, client: clientWith({}) });
  });
  afterEach(() => rig.teams.stop());
  return rig;
}
