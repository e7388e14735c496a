/** A JSON object of which nothing is known yet. */
export type Json = { [member: string]: unknown };

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects in a list; of anything else nothing. */
export const objectsIn = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

export const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** What stands at `names`, one inside the other. */
export function memberOf(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>((part, name) => (isJson(part) ? part[name] : undefined), value);
}
