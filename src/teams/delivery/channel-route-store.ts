import type { Target } from '../../pim/index.ts';
import type { ChannelRoute, RouteTopic } from './channel-route.ts';

/** Which channel is told what. Errors: what the database throws. */
export interface ChannelRouteStore {
  /** One that says the same of the same channel is replaced. */
  add(route: ChannelRoute): Promise<void>;
  /** Those of one channel, the oldest first. */
  of(conversationId: string): Promise<readonly ChannelRoute[]>;
  /** Those by which something of a right is told (`isRouted`), the oldest first. */
  leading(tenantId: string, topic: RouteTopic, target: Target): Promise<readonly ChannelRoute[]>;
  /** @returns whether the channel had it. */
  remove(conversationId: string, id: string): Promise<boolean>;
}
