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
}

/** `$filter`, `$select`, `$expand`, `$top`, `$skiptoken`, read and checked. */
export interface Query {
  readonly filter: Filter | undefined;
  readonly selection: Selection;
  readonly top: number | undefined;
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

const READ = ['$filter', '$select', '$expand', '$top', '$skiptoken'];
const NOT_SERVED = ['$count', '$search', '$skip', '$format'];

/** Names without `$` are none of OData's and pass, as they do in Graph. */
export function readQuery(options: URLSearchParams, rules: FilterRules): Query | QueryProblem {
  for (const name of options.keys()) {
    // The service refuses any order, and calls it a filter without text.
    if (name === '$orderby') return { kind: 'filter', text: '' };
    if (NOT_SERVED.includes(name)) return { kind: 'not-served', name };
    if (name.startsWith('$') && !READ.includes(name)) return { kind: 'unknown-option', name };
  }
  const text = options.get('$filter');
  const filter = text === null ? undefined : parseFilter(text);
  if (text !== null && !(filter && isAllowed(filter, rules))) return { kind: 'filter', text };
  const selection = parseSelection(options.get('$select'), options.get('$expand'));
  if (!selection) return { kind: 'selection' };
  const top = options.get('$top');
  if (top !== null && !/^[1-9]\d{0,6}$/.test(top)) return { kind: 'top', text: top };
  return { filter, selection, top: top === null ? undefined : Number(top), skipToken: options.get('$skiptoken') };
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
