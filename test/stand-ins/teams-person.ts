import { randomUUID } from 'node:crypto';
import { buttonsOn, cardOf, presetInputs } from './card-reader.ts';
import type { Card, PostedMessage, TeamsConnector } from './teams-connector.ts';

export interface PersonInTeams {
  readonly id: string;
  readonly displayName: string;
}

export interface TeamsTenant {
  readonly tenantId: string;
  readonly appId: string;
}

/** What came back for a click. */
export interface ClickAnswer {
  readonly status: number;
  readonly body: { statusCode: number; type: string; value: unknown };
}

/** A person's side of Teams: what they type and click, as activities to the bot. */
export class TeamsPerson {
  readonly conversationId: string;
  private readonly bot: string;
  private readonly connector: TeamsConnector;
  private readonly tenant: TeamsTenant;
  private readonly person: PersonInTeams;

  constructor(bot: string, connector: TeamsConnector, tenant: TeamsTenant, person: PersonInTeams) {
    this.bot = bot;
    this.connector = connector;
    this.tenant = tenant;
    this.person = person;
    this.conversationId = `a:${person.id}`;
  }

  /** Says something in the 1:1 chat; gives what the bot posted in this turn. */
  async says(text: string, more: Record<string, unknown> = {}): Promise<PostedMessage[]> {
    const before = this.connector.messages.length;
    const response = await this.post(this.activity({ type: 'message', text, ...more }));
    if (response.status !== 200) throw new Error(`The bot answered ${response.status}: ${await response.text()}`);
    return this.connector.messages.slice(before).filter((one) => one.conversationId === this.conversationId);
  }

  /** Clicks the button with this title on a message's card. Inputs not given keep what the card preset. */
  async clicks(message: PostedMessage, title: string, inputs: Record<string, string> = {}): Promise<ClickAnswer> {
    const card = cardOf(message.activity);
    const button = buttonsOn(card).find((one) => one.title === title);
    if (!button) {
      const titles = buttonsOn(card).map((one) => one.title);
      throw new Error(`There is no button "${title}", only: ${titles.join(', ')}`);
    }
    const data = { ...(button.data as Card), ...presetInputs(card), ...inputs };
    return this.executes(String(button.verb), data, message.id);
  }

  /** Sends an `adaptiveCard/action` as a client would, or as an attacker might. */
  async executes(
    verb: string,
    data: unknown,
    replyToId: string,
    more: Record<string, unknown> = {},
  ): Promise<ClickAnswer> {
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    const response = await this.post(
      this.activity({ type: 'invoke', name: 'adaptiveCard/action', value, replyToId, ...more }),
    );
    return { status: response.status, body: (await response.json()) as ClickAnswer['body'] };
  }

  activity(members: Record<string, unknown>): Record<string, unknown> {
    return {
      id: randomUUID(),
      channelId: 'msteams',
      serviceUrl: this.connector.serviceUrl,
      from: { id: `29:${this.person.id}`, aadObjectId: this.person.id, name: this.person.displayName },
      recipient: { id: `28:${this.tenant.appId}`, name: 'PIM' },
      conversation: { id: this.conversationId, conversationType: 'personal', tenantId: this.tenant.tenantId },
      channelData: { tenant: { id: this.tenant.tenantId } },
      locale: 'en-GB',
      localTimezone: 'UTC',
      ...members,
    };
  }

  post(body: unknown): Promise<Response> {
    return fetch(`${this.bot}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }
}
