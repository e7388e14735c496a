import contoso from '../../src/simulator/tenant/contoso.json' with { type: 'json' };

const guid = (kind: string, index: number) => `${kind}0000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** Whose conversations they are, so that no tenant is written to more often than Teams takes. */
export const TENANTS = Array.from({ length: 100 }, (_, index) => guid('c', index));

const ALEX = contoso.people.find(({ userPrincipalName }) => userPrincipalName === 'alexw@contoso.example')?.id ?? '';

let count = 0;

/** An activity nobody sent before, in a conversation of its own. @param person nothing = Alex. */
export function activityOf(serviceUrl: string, members: object, person?: number): object {
  count += 1;
  const tenant = TENANTS[count % TENANTS.length];
  return {
    id: String(count),
    channelId: 'msteams',
    serviceUrl,
    from: {
      id: `29:${person ?? 'alex'}`,
      aadObjectId: person === undefined ? ALEX : guid('a', person),
      tenantId: contoso.tenantId,
    },
    conversation: { id: `a:${count}`, conversationType: 'personal', tenantId: tenant },
    recipient: { id: `28:${contoso.bot.appId}`, name: 'PIM' },
    channelData: { tenant: { id: tenant } },
    locale: 'en',
    localTimezone: 'UTC',
    ...members,
  };
}

export const MESSAGE = { type: 'message', text: 'roles' };
export const CLICK = {
  type: 'invoke',
  name: 'adaptiveCard/action',
  replyToId: '1',
  value: { action: { type: 'Action.Execute', verb: 'roles.page', data: { page: 1 } }, trigger: 'manual' },
};
