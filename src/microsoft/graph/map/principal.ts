import type { Principal } from '../../../pim/index.ts';
import type { WireObject, WireRow } from '../wire/row.ts';

const KINDS: ReadonlyMap<string, Principal['kind']> = new Map([
  ['user', 'user'],
  ['group', 'group'],
  ['serviceprincipal', 'service-principal'],
]);

/** Whom a row concerns, by the expansion where there is one. */
export const holderOf = ({ principalId, principal }: WireRow): Principal => principalOf(principalId, principal ?? {});

/** A directory object as a principal. Without rights to read it Graph says no more than its id. */
export function principalOf(id: string, wire: WireObject): Principal {
  const kind = /^#?microsoft\.graph\.(\w+)$/i.exec(wire['@odata.type'] ?? '')?.[1];
  return {
    id,
    kind: KINDS.get(kind?.toLowerCase() ?? '') ?? 'unknown',
    name: wire.displayName || wire.userPrincipalName || id,
    signInName: wire.userPrincipalName || undefined,
  };
}
