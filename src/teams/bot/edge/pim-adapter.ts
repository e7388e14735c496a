import { TeamsAdapter } from '@microsoft/teams-ai';
import {
  type Activity,
  ActivityTypes,
  type ConversationReference,
  INVOKE_RESPONSE_KEY,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';
import type { ConversationAddress } from '../../delivery/conversation-reference.ts';
import type { ConnectorClient } from './connector/connector-client.ts';
import { tenantsIn } from './door/tenants-in.ts';
import type { Receipt } from './server.ts';

/**
 * teams-ai's adapter, with what it does badly taken out (decision 10): activities come in already checked by our own
 * door, and everything goes out through our own connector client, because the library repeats posts blindly and
 * waits for ever.
 */
export class PimAdapter extends TeamsAdapter {
  private readonly connector: ConnectorClient;

  constructor(connector: ConnectorClient) {
    super({});
    this.connector = connector;
  }

  /** Runs one turn and answers what belongs into the HTTP response. */
  async receive(activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<Receipt> {
    const context = new TurnContext(this, activity);
    await this.runMiddleware(context, logic);
    if (activity.type !== ActivityTypes.Invoke) return { status: 200, body: {} };
    const response: Activity | undefined = context.turnState.get(INVOKE_RESPONSE_KEY);
    // 501 would be the library's answer to what nobody handled; it is the sender's mistake, not ours.
    return (
      response?.value ?? { status: 400, body: { code: 'UnknownInvoke', message: 'This bot knows no such invoke.' } }
    );
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const responses: ResourceResponse[] = [];
    for (const activity of activities) responses.push({ id: (await this.sendOne(context, activity)) ?? '' });
    return responses;
  }

  override async updateActivity(context: TurnContext, activity: Partial<Activity>): Promise<ResourceResponse> {
    const id = activity.id ?? '';
    await this.connector.update(addressOf(context.activity), id, { ...activity });
    return { id };
  }

  override async deleteActivity(context: TurnContext, reference: Partial<ConversationReference>): Promise<void> {
    await this.connector.delete(addressOf(context.activity), reference.activityId ?? '');
  }

  private async sendOne(context: TurnContext, activity: Partial<Activity>): Promise<string | undefined> {
    if (activity.type === ActivityTypes.InvokeResponse) {
      context.turnState.set(INVOKE_RESPONSE_KEY, activity);
      return undefined;
    }
    const to = addressOf(context.activity);
    if (activity.type === ActivityTypes.Typing) {
      await this.connector.showTyping(to);
      return undefined;
    }
    const { id: _dropped, replyToId, ...outgoing } = activity;
    return this.connector.send(to, { ...outgoing, replyToId }, { replyToId });
  }
}

const addressOf = (activity: Activity): ConversationAddress => ({
  serviceUrl: activity.serviceUrl,
  conversationId: activity.conversation.id,
  tenantId: tenantsIn(activity)[0] ?? '',
});
