import type { Json } from '../odata/entity.ts';
import { pageOf } from '../odata/page.ts';
import type { Knobs } from '../pim/knobs.ts';
import { type Answer, type Call, headerOf } from '../server/call.ts';
import { ArmError } from './arm-error.ts';

/** The envelope of everything that belongs to authorization. */
export interface Resource {
  readonly properties: Json;
  readonly name: string;
  readonly id: string;
  readonly type: string;
}

const PROVIDER = 'Microsoft.Authorization';

/** The id of something that belongs to authorization at a scope. */
export const authorizationId = (scope: string, type: string, name: string): string =>
  `${scope === '/' ? '' : scope}/providers/${PROVIDER}/${type}/${name}`;

/** Something of PIM's. On its wire there is no null: what has no value is left out. */
export const pimResource = (scope: string, type: string, name: string, properties: Json): Resource =>
  authorizationResource(scope, type, name, withoutNulls(properties));

/** Something of plain role-based access control, which does show nulls. */
export const authorizationResource = (scope: string, type: string, name: string, properties: Json): Resource => ({
  properties,
  name,
  id: authorizationId(scope, type, name),
  type: `${PROVIDER}/${type}`,
});

/** Where the caller finds us: the production host, unless a proxy says under which name it was asked. */
export const publicRoot = (call: Call): string =>
  `https://${headerOf(call, 'x-forwarded-host') ?? 'management.azure.com'}`;

/** All rows on one page, unless the knob says otherwise. The link is for the host that was asked. */
export function listAnswer(call: Call, rows: readonly object[], { azure }: Knobs): Answer {
  const page = pageOf(rows, azure.pageSize ?? Number.MAX_SAFE_INTEGER, call.query.get('$skiptoken'));
  if (!page) throw new ArmError(400, 'InvalidSkipToken', 'The skip token is invalid.');
  return {
    status: 200,
    body: {
      value: page.rows,
      ...(page.skipToken === undefined ? {} : { nextLink: nextLink(call, page.skipToken) }),
    },
  };
}

function nextLink(call: Call, skipToken: string): string {
  const [path = '', query = ''] = call.target.split('?');
  const options = query.split('&').filter((option) => !/^(\$|%24)skiptoken=/i.test(option));
  return `${publicRoot(call)}${path}?${[...options, `$skiptoken=${skipToken}`].join('&')}`;
}

/** Leaves out members without a value, at any depth. */
export function withoutNulls(json: Json): Json {
  return Object.fromEntries(
    Object.entries(json).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, cleaned(value)]],
    ),
  );
}

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned);
  return typeof value === 'object' && value !== null ? withoutNulls(value as Json) : value;
}
