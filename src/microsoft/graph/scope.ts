import type { Scope } from '../../pim/index.ts';

interface WireScope {
  directoryScopeId?: string | null | undefined;
  appScopeId?: string | null | undefined;
  directoryScope?: { displayName?: string | null | undefined } | null | undefined;
}

const ADMINISTRATIVE_UNIT = /^\/administrativeUnits\//i;

/**
 * The scope of a role right. `/` is the directory, `/administrativeUnits/{id}` the members of a unit, `/{id}` one
 * application, service principal or group. The id is kept letter by letter.
 */
export function scopeOf(wire: WireScope): Scope {
  const id = wire.directoryScopeId || wire.appScopeId || '/';
  if (id === '/') return { kind: 'directory', id, name: '/' };
  const kind = ADMINISTRATIVE_UNIT.test(id) ? 'administrative-unit' : 'directory-object';
  return { kind, id, name: wire.directoryScope?.displayName || id };
}
