import type { Person, Target } from '../../pim/index.ts';

/** What may be told in a channel: requests to be approved, what ends soon, what became of requests. */
export type RouteTopic = 'approvals' | 'reminders' | 'notices';

/** That something is told in a channel, such as "approvals here for Contributor on Contoso Prod". */
export interface ChannelRoute {
  /** A GUID. */
  readonly id: string;
  readonly tenantId: string;
  /** Of the channel, without a thread. */
  readonly conversationId: string;
  readonly topic: RouteTopic;
  /** What it is about; a member left out means any. */
  readonly about: Partial<Target>;
  /** `about` as it was said, for those who look at the routes. */
  readonly words: string;
  readonly madeBy: Person;
  readonly madeAt: Date;
}

/**
 * Whether a right is told through the route. A scope of Azure takes in those below it. Ids compare without case, as PIM's do.
 */
export function isRouted({ about }: Pick<ChannelRoute, 'about'>, { provider, roleId, scopeId }: Target): boolean {
  const isSame = (one: string | undefined, other: string) => one?.toLowerCase() === other.toLowerCase();
  if (about.provider !== undefined && about.provider !== provider) return false;
  // Azure names a role once a scope: its id ends in the same GUID.
  if (about.roleId !== undefined && !isSame(lastPart(about.roleId), lastPart(roleId))) return false;
  if (about.scopeId === undefined || isSame(about.scopeId, scopeId)) return true;
  return provider === 'azure-resource' && scopeId.toLowerCase().startsWith(`${about.scopeId.toLowerCase()}/`);
}

/** Two of the same channel that say the same are one. */
export const routeKey = ({ conversationId, topic, about }: ChannelRoute): string =>
  [conversationId, topic, about.provider, about.roleId?.toLowerCase(), about.scopeId?.toLowerCase()].join('|');

const lastPart = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
