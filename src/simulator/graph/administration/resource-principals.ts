import type { Entity } from '../../odata/entity.ts';
import { nameBasedId } from '../../tenant/name-based-id.ts';
import type { Application, Tenant } from '../../tenant/tenant.ts';
import { appIdOf, type Resource } from '../../tokens/resources.ts';
import type { TenantState } from '../../world.ts';
import { principalEntity, servicePrincipalEntity } from '../principal-entity.ts';

/** What one consents to permissions of. */
export const CONSENTED_RESOURCES = ['graph', 'arm'] as const;

const NAMES: Readonly<Record<Resource, string>> = {
  graph: 'Microsoft Graph',
  arm: 'Windows Azure Service Management API',
  connector: 'Bot Framework',
};

/** The tenant's service principal of one of Microsoft's resources. */
export const resourcePrincipal = (resource: Resource, { tenantId }: Tenant): Application => ({
  id: nameBasedId('servicePrincipal', tenantId, appIdOf(resource)),
  appId: appIdOf(resource),
  displayName: NAMES[resource],
});

/** All service principals: whom one gives permissions, and of what. */
export const servicePrincipals = ({ tenant, directory }: TenantState): readonly Entity[] => [
  ...[tenant.bot.objectId, ...tenant.applications.map(({ id }) => id)].flatMap(
    (id) => principalEntity(directory, id) ?? [],
  ),
  ...CONSENTED_RESOURCES.map((resource) => servicePrincipalEntity(resourcePrincipal(resource, tenant))),
];
