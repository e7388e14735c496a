import type { Scope, ScopeKind } from '../../../pim/index.ts';

/** Ids were seen behind this prefix, which says nothing. */
const SUBSCRIPTION_PREFIX = /^\/providers\/Microsoft\.Subscription(?=\/subscriptions\/)/i;

/** An id of Azure with single slashes, one of them in front, none at the end. Its letters stay as PIM wrote them. */
export const plainId = (id: string): string =>
  `/${id}`
    .replace(/\/{2,}/g, '/')
    .replace(/(?<=.)\/$/, '')
    .replace(SUBSCRIPTION_PREFIX, '');

/** The scope in the id of something that belongs to authorization; nothing where the id is no path. */
export function scopeIn(id: string): string | undefined {
  const [, scope] = /^(.*)\/providers\/Microsoft\.Authorization\//i.exec(plainId(id)) ?? [];
  return scope === '' ? '/' : scope;
}

/** The last part of an id, where the id is a path. */
export const nameIn = (id: string): string => id.split('/').filter(Boolean).at(-1) ?? id;

const KINDS: readonly (readonly [ScopeKind, RegExp])[] = [
  ['tenant-root', /^\/$/],
  ['management-group', /^\/providers\/Microsoft\.Management\/managementGroups\/[^/]+$/i],
  ['subscription', /^\/subscriptions\/[^/]+$/i],
  ['resource-group', /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+$/i],
  ['resource', /^(\/subscriptions\/[^/]+(\/resourceGroups\/[^/]+)?)?(\/providers\/[^/]+(\/[^/]+\/[^/]+)+)+$/i],
];

/** Nothing for what is no scope of Azure. */
export const scopeKindOf = (id: string): ScopeKind | undefined => KINDS.find(([, form]) => form.test(id))?.[0];

/** The scope of a row, with the name that PIM gave it, or else the last part of its id. */
export function scopeOf(wire: string, displayName: string | null | undefined): Scope {
  const id = plainId(wire);
  return { kind: scopeKindOf(id) ?? 'resource', id, name: displayName || nameIn(id) };
}
