/** An OData text. A quote inside is doubled, so that no name can end the text and go on as a query. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** `a eq 'x' and b eq 'y'` of the values that are given. */
export const allEqual = (values: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name} eq ${literal(value)}`]))
    .join(' and ');

/** An id as one segment of a path, whatever it contains. */
export const segment = (id: string): string => encodeURIComponent(id);

export interface QueryOptions {
  readonly filter?: string | undefined;
  readonly expand?: string | undefined;
  readonly select?: string | undefined;
  readonly top?: number | undefined;
}

/** The path with its query. Values are percent-encoded: a `&` or `#` in a name stays in the name. Empty ones are left out. */
export function withQuery(path: string, options: QueryOptions): string {
  const query = Object.entries(options)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `$${name}=${encodeURIComponent(value)}`)
    .join('&');
  return query === '' ? path : `${path}?${query}`;
}
