import { TeamsAdapter } from '@microsoft/teams-ai';
import {
  type Activity,
  ActivityTypes,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';
import { addressOf } from './address-of.ts';
import type { ConnectorClient } from './connector/connector-client.ts';

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

  /** Runs one turn. Invokes do not come here: see `invoke-routes.ts`. */
  async receive(activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    await this.runMiddleware(new TurnContext(this, activity), logic);
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
    const to = addressOf(context.activity);
    if (activity.type === ActivityTypes.Typing) {
      await this.connector.showTyping(to);
      return undefined;
    }
    const { id: _dropped, replyToId, ...outgoing } = activity;
    return this.connector.send(to, { ...outgoing, replyToId }, { replyToId });
  }
}
