import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { OpenApi, Schema } from './openapi.ts';

export interface Problem {
  /** Where in the body: `value[0].status`. */
  readonly at: string;
  readonly what: string;
}

export interface CheckOptions {
  /** Enumerations are taken in any case where people write them, and come back in one. */
  readonly isInput: boolean;
}

const ajv = formats.default(new Ajv({ strict: false, allErrors: true }));
const compiled = new Map<string, ValidateFunction>();

/**
 * A JSON value against a schema. Objects are walked here, because a member of theirs says of which derived type they are, and
 * because members that the schema does not know must be seen; everything else is left to ajv.
 */
export function checkValue(value: unknown, schema: Schema, api: OpenApi, options: CheckOptions, at = ''): Problem[] {
  const plain = resolve(schema, api);
  if (value === null)
    return plain.nullable || plain['x-nullable'] ? [] : [{ at, what: 'is null, which the schema does not allow' }];
  if (Array.isArray(value)) {
    const { items } = plain;
    if (plain.type !== 'array' || !items) return [{ at, what: 'is a list, which the schema does not expect' }];
    return value.flatMap((item, index) => checkValue(item, items, api, options, `${at}[${index}]`));
  }
  if (typeof value === 'object') return checkObject(value as Record<string, unknown>, plain, api, options, at);
  return checkLeaf(value, plain, options, at);
}

function checkObject(
  value: Record<string, unknown>,
  declared: Schema,
  api: OpenApi,
  options: CheckOptions,
  at: string,
): Problem[] {
  const derived = api.derived(value, declared);
  const schema = derived ? resolve(derived, api) : declared;
  // Without members it is an open type, such as that of an error's details.
  const { properties } = schema;
  if (!properties) return [];
  const inside = (name: string) => (at === '' ? name : `${at}.${name}`);
  const names = options.isInput && api.membersInAnyCase ? anyCase(properties) : properties;
  const spelled = (name: string) => (names === properties ? name : name.toLowerCase());
  const present = new Set(Object.keys(value).map(spelled));
  const missing = (schema.required ?? []).filter((name) => !present.has(spelled(name)));
  return [
    ...missing.map((name) => ({ at: inside(name), what: 'is missing' })),
    ...Object.entries(value).flatMap(([name, member]) => {
      if (name.includes('@')) return [];
      const known = names[spelled(name)];
      return known
        ? checkValue(member, known, api, options, inside(name))
        : [{ at: inside(name), what: 'is a member that the schema does not have' }];
    }),
  ];
}

const anyCase = (properties: NonNullable<Schema['properties']>): NonNullable<Schema['properties']> =>
  Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name.toLowerCase(), schema]));

function checkLeaf(value: unknown, schema: Schema, { isInput }: CheckOptions, at: string): Problem[] {
  const leaf = { type: schema.type, enum: schema.enum, format: schema.format, pattern: schema.pattern };
  const key = JSON.stringify(leaf);
  const validate = compiled.get(key) ?? ajv.compile(JSON.parse(key));
  compiled.set(key, validate);
  const lower = (one: unknown) => (typeof one === 'string' ? one.toLowerCase() : one);
  if (isInput && schema.enum?.some((one) => lower(one) === lower(value))) return [];
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ message, params }) => ({
    at,
    what: `is ${JSON.stringify(value)}, which ${message ?? 'does not fit'} ${JSON.stringify(params)}`,
  }));
}

/** References followed, `allOf` made one, and "this or null" made nullable. */
function resolve(schema: Schema, api: OpenApi): Schema {
  if (schema.$ref) {
    const found = api.schema(schema.$ref);
    if (!found) throw new Error(`The description names ${schema.$ref} and does not have it.`);
    return resolve(found, api);
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) {
    const isNull = (one: Schema) => one.enum?.length === 1 && one.enum[0] === null;
    const [real] = choices.filter((one) => !isNull(one));
    const resolved = resolve(real ?? {}, api);
    return { ...resolved, nullable: resolved.nullable || choices.some((one) => isNull(one) || one.nullable === true) };
  }
  if (!schema.allOf) return schema;
  // Members stand beside `allOf` in Swagger, and inside it in OpenAPI.
  const parts = [...schema.allOf.map((part) => resolve(part, api)), { properties: {}, required: [], ...schema }];
  return {
    type: 'object',
    nullable: schema.nullable ?? false,
    required: parts.flatMap(({ required }) => required ?? []),
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
  };
}
