import { comparisonsOf, type Filter, parseFilter } from './filter.ts';
import { parseSelection, type Selection } from './selection.ts';

/** What a collection lets one filter by. */
export interface FilterRules {
  /** Operators by property: `eq`, `ne`, `in`. */
  readonly operators: Readonly<Record<string, readonly string[]>>;
  /** How many comparisons `or` may tie; 0 where `or` is refused. */
  readonly largestOr: number;
  /** Properties that are refused unless another one is compared too. */
  readonly notAlone: readonly string[];
  /** Properties one may order by; any other order is refused. */
  readonly orderBy?: readonly string[];
  /** Whether `$skip` is read, and leads to the next page. */
  readonly skip?: boolean;
}

export interface Order {
  readonly property: string;
  readonly isDescending: boolean;
}

/** `$filter`, `$select`, `$expand`, `$orderby`, `$top`, `$skip`, `$count`, `$skiptoken`, read and checked. */
export interface Query {
  readonly filter: Filter | undefined;
  readonly selection: Selection;
  readonly order: Order | undefined;
  readonly top: number | undefined;
  readonly skip: number;
  /** Whether the next page is reached by `$skip`, or by an opaque token. */
  readonly pagesBySkip: boolean;
  readonly isCounted: boolean;
  readonly skipToken: string | null;
}

/** What is wrong with a query; the service puts it into its own words. */
export type QueryProblem =
  | { readonly kind: 'filter'; readonly text: string }
  | { readonly kind: 'selection' }
  | { readonly kind: 'top'; readonly text: string }
  | { readonly kind: 'unknown-option'; readonly name: string }
  /** Real, but not imitated. */
  | { readonly kind: 'not-served'; readonly name: string };

const READ = ['$filter', '$select', '$expand', '$orderby', '$top', '$count', '$skiptoken'];
const NOT_SERVED = ['$search', '$format'];

/** Names without `$` are none of OData's and pass, as they do in Graph. */
export function readQuery(options: URLSearchParams, rules: FilterRules): Query | QueryProblem {
  for (const name of options.keys()) {
    if (NOT_SERVED.includes(name) || (name === '$skip' && !rules.skip)) return { kind: 'not-served', name };
    if (name.startsWith('$') && ![...READ, '$skip'].includes(name)) return { kind: 'unknown-option', name };
  }
  const text = options.get('$filter');
  const filter = text === null ? undefined : parseFilter(text);
  if (text !== null && !(filter && isAllowed(filter, rules))) return { kind: 'filter', text };
  const selection = parseSelection(options.get('$select'), options.get('$expand'));
  if (!selection) return { kind: 'selection' };
  const order = orderOf(options.get('$orderby'), rules);
  // The service calls an order that it refuses a filter without text.
  if (order === null) return { kind: 'filter', text: '' };
  const top = options.get('$top');
  const skip = options.get('$skip') ?? '0';
  const notNumber = [top ?? '1', skip].find((text) => !/^\d{1,7}$/.test(text)) ?? (top === '0' ? top : undefined);
  if (notNumber !== undefined) return { kind: 'top', text: notNumber };
  return {
    filter,
    selection,
    order,
    top: top === null ? undefined : Number(top),
    skip: Number(skip),
    pagesBySkip: rules.skip ?? false,
    isCounted: options.get('$count')?.toLowerCase() === 'true',
    skipToken: options.get('$skiptoken'),
  };
}

/** `createdDateTime desc`; null where it is none that is allowed. */
function orderOf(text: string | null, { orderBy = [] }: FilterRules): Order | undefined | null {
  if (text === null) return undefined;
  const [, property = '', direction = 'asc'] = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/i.exec(text) ?? [];
  return orderBy.includes(property) ? { property, isDescending: direction.toLowerCase() === 'desc' } : null;
}

export const isQuery = (read: Query | QueryProblem): read is Query => !('kind' in read);

function isAllowed(filter: Filter, rules: FilterRules): boolean {
  const comparisons = comparisonsOf(filter);
  if (!comparisons.every(({ property, operator }) => rules.operators[property]?.includes(operator))) return false;
  if (comparisons.every(({ property }) => rules.notAlone.includes(property))) return false;
  return largestOr(filter) <= rules.largestOr;
}

function largestOr(filter: Filter): number {
  if (filter.kind === 'compare') return 0;
  const inner = Math.max(...filter.parts.map(largestOr));
  return filter.kind === 'or' ? Math.max(filter.parts.length, inner) : inner;
}
