import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REFERENCE } from '../../contract/openapi.ts';

/** Who holds a token: a person who is acted for, or the application itself. */
export type Kind = 'delegated' | 'application';

/** One operation of Microsoft Graph and the least that opens it, as Microsoft publishes it. */
export interface DocumentedOperation {
  readonly method: string;
  /** Behind the version, with `{parameters}`. */
  readonly path: string;
  /** Each of them is enough. */
  readonly least: Readonly<Record<Kind, readonly string[]>>;
}

interface Published {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<string, { readonly delegatedLeast: readonly string[]; readonly applicationLeast: readonly string[] }>
      >
    >
  >;
}

/** Every operation of the file; spellings of one path that differ in case only are one. */
export function readDocumentedOperations(): readonly DocumentedOperation[] {
  const file = join(REFERENCE ?? '', 'openapi', 'graph-pim-permissions.json');
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as Published;
  const found = new Map<string, { method: string; path: string; delegated: Set<string>; application: Set<string> }>();
  for (const [path, operations] of Object.entries(paths))
    for (const [method, { delegatedLeast, applicationLeast }] of Object.entries(operations)) {
      const key = `${method} ${path.toLowerCase()}`;
      const known = found.get(key) ?? { method, path, delegated: new Set(), application: new Set() };
      for (const permission of delegatedLeast) known.delegated.add(permission);
      for (const permission of applicationLeast) known.application.add(permission);
      found.set(key, known);
    }
  return [...found.values()].map(({ method, path, delegated, application }) => ({
    method,
    path,
    least: { delegated: [...delegated], application: [...application] },
  }));
}
