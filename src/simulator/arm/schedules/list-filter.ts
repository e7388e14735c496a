import type { Json } from '../../odata/entity.ts';
import { type Comparison, type Filter, type Literal, parseFilter } from '../../odata/filter.ts';
import type { Call } from '../../server/call.ts';
import { invalidFilter } from '../arm-error.ts';
import type { Layer } from './layers.ts';

/** The `$filter` of a list of PIM: functions and comparisons, all of which must hold. */
export interface ListFilter {
  /** By name in lower case, with their arguments. */
  readonly functions: ReadonlyMap<string, readonly Literal[]>;
  readonly comparisons: readonly Comparison[];
}

/** Throws `ArmError` for what the layer does not take. */
export function readListFilter({ query }: Call, { functions, comparable }: Layer): ListFilter {
  const text = query.get('$filter');
  if (text === null || text.trim() === '') return { functions: new Map(), comparisons: [] };
  const parsed = parseFilter(text);
  const parts = parsed && partsOf(parsed);
  if (!parts?.every((part) => isTaken(part, functions, comparable))) throw invalidFilter(text);
  const isFunction = ({ operator }: Comparison) => operator === '()';
  return {
    functions: new Map(parts.filter(isFunction).map(({ property, values }) => [property.toLowerCase(), values])),
    comparisons: parts.filter((part) => !isFunction(part)),
  };
}

/** Ids are compared by their last segment: a GUID or a whole path, whose case and prefix differ from caller to caller. */
export const fits = ({ comparisons }: ListFilter, properties: Json): boolean =>
  comparisons.every(({ property, values }) => lastSegment(properties[property]) === lastSegment(values[0]));

function partsOf(filter: Filter): readonly Comparison[] | undefined {
  if (filter.kind === 'compare') return [filter];
  if (filter.kind === 'or') return undefined;
  const parts = filter.parts.map(partsOf);
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

function isTaken(
  { property, operator, values }: Comparison,
  functions: readonly string[],
  comparable: readonly string[],
): boolean {
  if (operator !== '()') return operator === 'eq' && comparable.includes(property);
  const wanted = property.toLowerCase() === 'assignedto' ? 1 : 0;
  return functions.includes(property.toLowerCase()) && values.length === wanted;
}

const lastSegment = (value: unknown): string =>
  String(value ?? '')
    .toLowerCase()
    .split('/')
    .at(-1) ?? '';
