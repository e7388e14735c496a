import type { Json } from './examples.ts';

/**
 * An answer of the specification's examples as the service gives it: in PIM what has no value is left out, types begin in lower
 * case wherever they stand, ids are plain, policy assignments are called in the singular, and times have an offset in a
 * request's schedule only; in alerts all have.
 */
export const asOnTheWire = (value: unknown): unknown => worded(value, { isPlainRole: false, isSchedule: false });

/** What a value stands in. */
interface Place {
  readonly isPlainRole: boolean;
  readonly isSchedule: boolean;
}

function worded(value: unknown, place: Place): unknown {
  if (Array.isArray(value)) return value.map((item) => worded(item, place));
  if (typeof value === 'string') return place.isSchedule ? value.replace(INSTANT_Z, '$1+00:00') : plain(value);
  if (typeof value !== 'object' || value === null) return value;
  const isPlainRole = place.isPlainRole || isRole(value);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      if (member === null && !isPlainRole) return [];
      const written = worded(member, { isPlainRole, isSchedule: place.isSchedule || name === 'scheduleInfo' });
      return [[name, isOfPolicy(value, name) ? String(written).replace(/\+00:00$/, 'Z') : written]];
    }),
  );
}

const INSTANT_Z = /^(\d{4}-\d\d-\d\dT[\d:.]+)Z$/;

const isRole = (value: object): boolean =>
  'type' in value && /^Microsoft\.Authorization\/role(Assignment|Definition)s$/i.test(String(value.type));

const isOfPolicy = (value: Json | object, name: string): boolean =>
  name === 'lastModifiedDateTime' && ('isOrganizationDefault' in value || 'lastModifiedBy' in value);

const plain = (text: string): string =>
  text
    .replace(/\/providers\/Microsoft\.Subscription(?=\/)/gi, '')
    .replace(/(Microsoft\.Authorization\/)([A-Z])/g, (_, provider, first) => `${provider}${first.toLowerCase()}`)
    .replace(/roleManagementPolicyAssignments?\b/gi, 'roleManagementPolicyAssignment');
