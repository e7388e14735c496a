import { nameBasedId } from '../name-based-id.ts';
import type { TenantFile } from '../schema.ts';
import type { DrawPolicy } from './policies.ts';
import { DUTIES, SERVICES } from './words.ts';

type WrittenRole = TenantFile['roles'][number];

/** So many more role definitions, shaped like Microsoft's; their template ids are of this tenant only. */
export function makeRoles(count: number, seed: number, drawPolicy: DrawPolicy): WrittenRole[] {
  const kinds = DUTIES.flatMap((duty) => SERVICES.map((service) => ({ duty, service })));
  return kinds.slice(0, count).map(({ duty, service }, index) => {
    const policy = drawPolicy();
    const namespace = `microsoft.${service.toLowerCase().replaceAll(' ', '')}`;
    return {
      id: nameBasedId('generated', String(seed), 'role', String(index)),
      displayName: `${service} ${duty.name}`,
      description: `Can ${duty.can} ${service}.`,
      permissions: [`${namespace}/allEntities/${duty.verb}`],
      scopes: index % 4 === 0 ? ['administrativeUnit'] : [],
      ...(policy ? { policy } : {}),
    };
  });
}
