import type { Example } from '../../contract/read-examples.ts';

export type Json = Readonly<Record<string, unknown>>;

/** An example taken apart, as far as every one of them has the same parts. */
export interface Reading {
  readonly example: Example;
  /** Which face of PIM it is about. */
  readonly face: 'roles' | 'groups';
  readonly kind: 'assignment' | 'eligibility';
  /** The entities in the answer, outermost ones only. */
  readonly rows: readonly Json[];
  /** Comparisons in `$filter`, by property. */
  readonly filter: Readonly<Record<string, string>>;
  /** The code of a refusal, out of its wrapping. */
  readonly code: string | undefined;
  /** Every single value that is said anywhere, with its path: `response.value[0].principalId`. */
  readonly leaves: readonly Leaf[];
}

export interface Leaf {
  readonly path: string;
  readonly value: unknown;
}

export function readingOf(example: Example): Reading {
  const url = decodeURIComponent(example.url);
  const filter = Object.fromEntries([...url.matchAll(/(\w+) eq '([^']*)'/g)].map(([, name, value]) => [name, value]));
  const { requestBody, responseBody } = example;
  return {
    example,
    face: /privilegedAccess\/group|scopeType eq 'Group'|\/Group_/i.test(url) ? 'groups' : 'roles',
    kind: /eligibility/i.test(url) ? 'eligibility' : 'assignment',
    rows: rowsOf(responseBody),
    filter,
    code: codeOf(responseBody),
    leaves: [...leavesOf(filter, 'filter'), ...leavesOf(requestBody, 'request'), ...leavesOf(responseBody, 'response')],
  };
}

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member that is an object, or an empty one. */
export const part = (json: Json, name: string): Json => {
  const value = json[name];
  return isJson(value) ? value : {};
};

/** A member that is a text. */
export const text = (json: Json, name: string): string | undefined => {
  const value = json[name];
  return typeof value === 'string' ? value : undefined;
};

function rowsOf(body: unknown): readonly Json[] {
  if (!isJson(body)) return [];
  return Array.isArray(body.value) ? body.value.filter(isJson) : [body];
}

function codeOf(body: unknown): string | undefined {
  if (!isJson(body) || !isJson(body.error)) return undefined;
  const { code, message } = body.error;
  if (code !== 'UnknownError') return String(code);
  const [, inner] = /"errorCode":"(\w+)"/.exec(String(message)) ?? [];
  return inner ?? 'UnknownError';
}

function leavesOf(value: unknown, path: string): readonly Leaf[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, `${path}[${index}]`));
  if (isJson(value)) return Object.entries(value).flatMap(([name, member]) => leavesOf(member, `${path}.${name}`));
  return [{ path, value }];
}
