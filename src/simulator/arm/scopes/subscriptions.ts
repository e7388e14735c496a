import type { Moment } from '../../moment.ts';
import type { Json } from '../../odata/entity.ts';
import type { Route } from '../../server/routes.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';
import type { World } from '../../world.ts';
import { versioned } from '../api-versions.ts';
import { openCall, openScope } from '../open-call.ts';
import { listAnswer } from '../resource.ts';
import { authorizationFailed } from '../rights.ts';
import { visibleTo } from './visible-scopes.ts';

/** Subscriptions that the caller sees, and the tenant. */
export const subscriptionRoutes = (world: World): readonly Route[] =>
  versioned('subscriptions', [
    {
      method: 'GET',
      pattern: '/subscriptions',
      handler: async (call) => {
        const { caller, at } = await openCall(world, call);
        const isVisible = visibleTo(caller, at);
        const found = at.state.azure.scopes.all().filter((one) => one.kind === 'subscription' && isVisible(one));
        return listAnswer(
          call,
          found.map((one) => subscriptionJson(one, at)),
          world.knobs,
        );
      },
    },
    {
      method: 'GET',
      pattern: '/subscriptions/{id}',
      handler: async (call, { id = '' }) => {
        const { caller, at, scope } = await openScope(world, call, `/subscriptions/${id}`);
        if (!visibleTo(caller, at)(scope))
          throw authorizationFailed('Microsoft.Resources/subscriptions/read', scope.id, caller, at);
        return { status: 200, body: subscriptionJson(scope, at) };
      },
    },
    {
      method: 'GET',
      pattern: '/tenants',
      handler: async (call) => {
        const { at } = await openCall(world, call);
        const { tenantId, displayName, domain } = at.state.tenant;
        const tenant = {
          id: `/tenants/${tenantId}`,
          tenantId,
          tenantCategory: 'Home',
          displayName,
          defaultDomain: domain,
          domains: [domain],
          tenantType: 'AAD',
        };
        return listAnswer(call, [tenant], world.knobs);
      },
    },
  ]);

const subscriptionJson = ({ id, name, displayName }: AzureScope, { state }: Moment): Json => ({
  id,
  authorizationSource: 'RoleBased',
  managedByTenants: [],
  subscriptionId: name,
  tenantId: state.tenant.tenantId,
  displayName,
  state: 'Enabled',
});
