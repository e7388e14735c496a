import { type Entity, type Json, project, UnknownProperty } from '../odata/entity.ts';
import { matches } from '../odata/filter.ts';
import { pageOf } from '../odata/page.ts';
import { type FilterRules, isQuery, type Query, type QueryProblem, readQuery } from '../odata/query.ts';
import type { Selection } from '../odata/selection.ts';
import type { Answer, Call } from '../server/call.ts';
import { NotServed } from '../server/not-served.ts';
import { badRequest, type GraphError, invalidFilter } from './graph-error.ts';

/** A query that asks for nothing special. */
export const EVERYTHING: Query = {
  filter: undefined,
  selection: { select: undefined, expand: [] },
  order: undefined,
  top: undefined,
  skip: 0,
  pagesBySkip: false,
  isCounted: false,
  skipToken: null,
};

/** The version stands first in the path: `/v1.0/…`. */
const rootOf = ({ path }: Call): string => `https://graph.microsoft.com/${path.split('/')[1] ?? 'v1.0'}`;

/** No `$filter` at all: for single entities. */
export const NO_FILTER: FilterRules = { operators: {}, largestOr: 0, notAlone: [] };

/** Reads the OData options of a call. Throws `GraphError` in Graph's words. */
export function graphQuery(
  call: Call,
  rules: FilterRules,
  invalid: (text: string) => GraphError = invalidFilter,
): Query {
  const read = readQuery(call.query, rules);
  if (!isQuery(read)) throw problemOf(read, invalid);
  return read;
}

/** One page of a collection. `context` is what follows `$metadata#`. */
export const collectionAnswer = (call: Call, context: string, entities: readonly Entity[], query: Query): Answer =>
  pageAnswer(call, context, matching(entities, query), query, (entity) => entity);

/** The same of rows, of which no more are made entities than must be: in a big tenant a page is a small part of the list. */
export const rowsAnswer = <Row>(
  call: Call,
  context: string,
  rows: readonly Row[],
  query: Query,
  entityOf: (row: Row) => Entity,
): Answer =>
  query.filter || query.order
    ? collectionAnswer(call, context, rows.map(entityOf), query)
    : pageAnswer(call, context, rows, query, entityOf);

function pageAnswer<Row>(
  call: Call,
  context: string,
  rows: readonly Row[],
  query: Query,
  entityOf: (row: Row) => Entity,
): Answer {
  const page = pageOf(rows.slice(query.skip), query.top, query.skipToken);
  if (!page) throw badRequest('The skip token is invalid.');
  const first = rows.slice(0, 1).map(entityOf)[0];
  return {
    status: 200,
    body: {
      '@odata.context': `${rootOf(call)}/$metadata#${context}${contextOf(query.selection, first)}`,
      ...tips(call, query.selection, first),
      ...(query.isCounted ? { '@odata.count': rows.length } : {}),
      ...(page.skipToken === undefined
        ? {}
        : {
            '@odata.nextLink': query.pagesBySkip
              ? nextLink(call, '$skip', String(query.skip + page.rows.length))
              : nextLink(call, '$skiptoken', page.skipToken),
          }),
      value: page.rows.map((row) => projected(entityOf(row), query.selection)),
    },
  };
}

/** How many there are, as plain text. */
export const countAnswer = (entities: readonly Entity[], query: Query): Answer => ({
  status: 200,
  headers: { 'content-type': 'text/plain' },
  body: String(matching(entities, query).length),
});

function matching(entities: readonly Entity[], { filter, order }: Query): readonly Entity[] {
  const rows = filter ? entities.filter(({ properties }) => matches(filter, properties)) : entities;
  if (!order) return rows;
  const keyOf = ({ properties }: Entity) => String(properties[order.property] ?? '');
  const sign = order.isDescending ? -1 : 1;
  return rows.toSorted((one, other) => sign * keyOf(one).localeCompare(keyOf(other)));
}

export function entityAnswer(call: Call, context: string, entity: Entity, query: Query, status = 200): Answer {
  return {
    status,
    body: {
      '@odata.context': `${rootOf(call)}/$metadata#${context}${contextOf(query.selection, entity)}/$entity`,
      ...tips(call, query.selection, entity),
      ...projected(entity, query.selection),
    },
  };
}

function projected(entity: Entity, selection: Selection): Json {
  try {
    return project(entity, selection);
  } catch (error) {
    throw error instanceof UnknownProperty ? badRequest(error.message) : error;
  }
}

/** `(id,principal())`: what was selected, then what was expanded; `*` is everything that can be. */
function contextOf({ select, expand }: Selection, entity?: Entity): string {
  const expanded = expand.flatMap((one) =>
    one.name === '*' ? Object.keys(entity?.navigation ?? {}).map((name) => ({ ...one, name })) : one,
  );
  const parts = [...(select ?? []), ...expanded.map(({ name, selection }) => `${name}${contextOf(selection) || '()'}`)];
  return parts.length === 0 ? '' : `(${parts.join(',')})`;
}

/** Graph advises whoever takes every property. */
function tips(call: Call, { select }: Selection, entity: Entity | undefined): Json {
  if (select || !entity) return {};
  const names = Object.keys(entity.properties).filter((name) => /^\w+$/.test(name) && name !== 'id');
  const example = names.length === 0 ? 'id' : names.sort().slice(0, 2).join(',');
  return {
    '@microsoft.graph.tips': `Use $select to choose only the properties your app needs, as this can lead to performance improvements. For example: ${call.method} ${call.path.replace(/^\/[^/]+\//, '')}?$select=${example}`,
  };
}

/** The same query with another place to begin, on the production host. */
function nextLink(call: Call, option: '$skip' | '$skiptoken', place: string): string {
  const options = [...call.query].filter(([name]) => name !== option);
  const query = [...options, [option, place] as const]
    .map(([name, value]) => `${encodeURIComponent(name).replace('%24', '$')}=${encodeURIComponent(value)}`)
    .join('&');
  return `https://graph.microsoft.com${call.target.split('?')[0]}?${query}`;
}

function problemOf(problem: QueryProblem, invalid: (text: string) => GraphError): GraphError | NotServed {
  if (problem.kind === 'filter') return invalid(problem.text);
  if (problem.kind === 'not-served') return new NotServed(`the query option ${problem.name}`);
  if (problem.kind === 'unknown-option') return badRequest(`The query parameter '${problem.name}' is not supported.`);
  if (problem.kind === 'selection') return badRequest('Parsing OData Select and Expand failed: Syntax error.');
  return badRequest(
    `Invalid value '${problem.text}' for $top query option found. The $top query option requires a non-negative integer value.`,
  );
}
