import type { Principal } from '../../../pim/index.ts';
import type { WireAccess } from '../wire/row.ts';

const KINDS: ReadonlyMap<string, Principal['kind']> = new Map([
  ['user', 'user'],
  ['group', 'group'],
  ['foreigngroup', 'group'],
  ['serviceprincipal', 'service-principal'],
]);

export const principalKindOf = (wire: string | null | undefined): Principal['kind'] =>
  KINDS.get(wire?.toLowerCase() ?? '') ?? 'unknown';

/** Whom a row concerns. An e-mail address is no sign-in name, and older rows have no other. */
export function holderOf({ principalId, principalType, expandedProperties }: WireAccess): Principal {
  const principal = expandedProperties?.principal;
  return {
    id: principalId,
    kind: principalKindOf(principalType || principal?.type),
    name: principal?.displayName || principal?.userPrincipalName || principalId,
    signInName: principal?.userPrincipalName || undefined,
  };
}
