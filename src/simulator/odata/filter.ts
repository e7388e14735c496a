/** A `$filter`: comparisons of a property, tied together. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | {
      readonly kind: 'compare';
      readonly property: string;
      readonly operator: string;
      readonly values: readonly Literal[];
    };

export type Literal = string | number | boolean | null;
export type Comparison = Extract<Filter, { kind: 'compare' }>;

/** Deeper than anybody writes; it keeps a hostile filter from exhausting the stack. */
const MAX_DEPTH = 20;

/** Words, quoted texts with doubled quotes, brackets and commas. */
const TOKEN = /\s*('(?:[^']|'')*'|[(),]|[^\s'(),]+)/gy;

/** Reads `a eq 'x' and (b ne null or c in ('y','z') or f())`; nothing when it is not a filter. A function is a comparison `()` of its name. */
export function parseFilter(text: string): Filter | undefined {
  const tokens = tokensOf(text.trim());
  if (!tokens || tokens.length === 0) return undefined;
  const reader = { tokens, at: 0 };
  const filter = readEither(reader, 0);
  return filter && reader.at === tokens.length ? filter : undefined;
}

/** Every comparison in it, wherever it stands. */
export const comparisonsOf = (filter: Filter): readonly Comparison[] =>
  filter.kind === 'compare' ? [filter] : filter.parts.flatMap(comparisonsOf);

/** What `property eq` must be for the filter to hold. */
export function requiredValue(filter: Filter, property: string): Literal | undefined {
  if (filter.kind === 'and') {
    for (const part of filter.parts) {
      const value = requiredValue(part, property);
      if (value !== undefined) return value;
    }
    return undefined;
  }
  return filter.kind === 'compare' && filter.property === property && filter.operator === 'eq'
    ? filter.values[0]
    : undefined;
}

/** Texts are compared without regard to case: ids are. */
export function matches(filter: Filter, row: Readonly<Record<string, unknown>>): boolean {
  if (filter.kind !== 'compare') {
    const fits = (part: Filter) => matches(part, row);
    return filter.kind === 'and' ? filter.parts.every(fits) : filter.parts.some(fits);
  }
  const actual = comparable(row[filter.property] ?? null);
  if (filter.operator === 'startswith') return String(actual ?? '').startsWith(String(comparable(filter.values[0])));
  const equal = filter.values.some((value) => comparable(value) === actual);
  return filter.operator === 'ne' ? !equal : equal;
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

function readEither(reader: Reader, depth: number): Filter | undefined {
  return readTied(reader, 'or', () => readTied(reader, 'and', () => readOne(reader, depth)));
}

function readTied(reader: Reader, kind: 'and' | 'or', readPart: () => Filter | undefined): Filter | undefined {
  const parts: Filter[] = [];
  do {
    const part = readPart();
    if (!part) return undefined;
    parts.push(part);
  } while (take(reader, kind));
  const [only] = parts;
  return parts.length === 1 ? only : { kind, parts };
}

function readOne(reader: Reader, depth: number): Filter | undefined {
  if (take(reader, '(')) {
    const inner = depth < MAX_DEPTH ? readEither(reader, depth + 1) : undefined;
    return inner && take(reader, ')') ? inner : undefined;
  }
  if (reader.tokens[reader.at]?.toLowerCase() === 'startswith') return readStartsWith(reader);
  if (reader.tokens[reader.at + 1] === '(') return readFunction(reader);
  const [property, operator] = [reader.tokens[reader.at], reader.tokens[reader.at + 1]?.toLowerCase()];
  if (!property || !operator || !/^[a-z]\w*$/i.test(property) || !/^[a-z]+$/.test(operator)) return undefined;
  reader.at += 2;
  const values = operator === 'in' ? readList(reader) : readLiteral(reader);
  return values && { kind: 'compare', property, operator, values };
}

/** `startswith(displayName,'Al')`, as a comparison like any other. */
function readStartsWith(reader: Reader): Filter | undefined {
  reader.at += 1;
  if (!take(reader, '(')) return undefined;
  const property = reader.tokens[reader.at];
  reader.at += 1;
  if (!property || !take(reader, ',')) return undefined;
  const values = readLiteral(reader);
  return values && take(reader, ')') ? { kind: 'compare', property, operator: 'startswith', values } : undefined;
}

/** `assignedTo('x')`, `asTarget()`. */
function readFunction(reader: Reader): Filter | undefined {
  const [property] = reader.tokens.slice(reader.at);
  if (!property || !/^[a-z]\w*$/i.test(property)) return undefined;
  reader.at += 1;
  const isEmpty = reader.tokens[reader.at + 1] === ')';
  if (isEmpty) reader.at += 2;
  const values = isEmpty ? [] : readList(reader);
  return values && { kind: 'compare', property, operator: '()', values };
}

function readList(reader: Reader): readonly Literal[] | undefined {
  if (!take(reader, '(')) return undefined;
  const values: Literal[] = [];
  do {
    const value = readLiteral(reader);
    if (!value) return undefined;
    values.push(...value);
  } while (take(reader, ','));
  return take(reader, ')') ? values : undefined;
}

function readLiteral(reader: Reader): readonly Literal[] | undefined {
  const token = reader.tokens[reader.at];
  reader.at += 1;
  if (token === undefined || /^[(),]$/.test(token)) return undefined;
  if (token.startsWith("'")) return [token.slice(1, -1).replaceAll("''", "'")];
  if (token === 'null') return [null];
  if (token === 'true' || token === 'false') return [token === 'true'];
  return [/^-?\d+$/.test(token) ? Number(token) : token];
}

function take(reader: Reader, token: string): boolean {
  if (reader.tokens[reader.at]?.toLowerCase() !== token) return false;
  reader.at += 1;
  return true;
}

function tokensOf(text: string): readonly string[] | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match?.[1]) return undefined;
    tokens.push(match[1]);
  }
  return tokens;
}

const comparable = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);
