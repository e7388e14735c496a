import { finder, type OpenApi, pointed, readReference, type Schema } from '../openapi.ts';

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly schema?: Schema;
}

interface Document {
  readonly paths: Parameters<
    typeof finder<{
      readonly parameters?: readonly Parameter[];
      readonly responses: Readonly<Record<string, { readonly schema?: Schema }>>;
    }>
  >[0];
  readonly definitions: Readonly<Record<string, Schema & { readonly 'x-ms-discriminator-value'?: string }>>;
}

/** One of the descriptions of Azure Resource Manager, which are Swagger 2.0. */
export function readSwagger(file: string): OpenApi {
  const document = readReference('openapi', 'arm', 'bundled', file) as Document;
  const find = finder(document.paths);
  const kinds = new Map(
    Object.entries(document.definitions).map(([name, one]) => [one['x-ms-discriminator-value'] ?? name, one]),
  );
  return {
    operation: (method, path) => {
      const found = find(method, path);
      if (!found) return undefined;
      const parameters = (found.parameters ?? []).map((one) =>
        one.$ref ? (pointed<Parameter>(document, one.$ref) ?? one) : one,
      );
      return {
        request: parameters.find((one) => one.in === 'body')?.schema,
        responses: Object.fromEntries(
          Object.entries(found.responses).map(([status, { schema }]) => [status, { schema }]),
        ),
        query: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
      };
    },
    schema: (ref) => pointed<Schema>(document, ref),
    derived: (json, { discriminator }) =>
      typeof discriminator === 'string' ? kinds.get(String(json[discriminator])) : undefined,
    membersInAnyCase: true,
  };
}
