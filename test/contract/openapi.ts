import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A schema as OpenAPI 3.0 and Swagger 2.0 write it. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly nullable?: boolean;
  readonly 'x-nullable'?: boolean;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  /** In Swagger the name of the member that tells which derived type it is. */
  readonly discriminator?: unknown;
}

export interface Operation {
  /** Of the JSON body that is sent; none where nothing is said of it. */
  readonly request: Schema | undefined;
  /** By status, `2XX` or `default`. */
  readonly responses: Readonly<Record<string, { readonly schema: Schema | undefined }>>;
  /** Names of options in the query; undefined where nobody looks at them. */
  readonly query: readonly string[] | undefined;
}

/** One of Microsoft's published descriptions. */
export interface OpenApi {
  /** Of the path behind the version or the host. */
  operation(method: string, path: string): Operation | undefined;
  schema(ref: string): Schema | undefined;
  /** The type that an object says it is of, where its own schema leaves that open. */
  derived(json: Readonly<Record<string, unknown>>, schema: Schema): Schema | undefined;
  /** Whether a service reads the names of members without regard to case. */
  readonly membersInAnyCase: boolean;
}

/** `PIM_REFERENCE`: the folder of Microsoft's published reference. It has no default. */
export const REFERENCE = process.env.PIM_REFERENCE;

export const readReference = (...path: readonly string[]): unknown =>
  JSON.parse(readFileSync(join(REFERENCE ?? '', ...path), 'utf8'));

/** What a JSON pointer leads to. */
export const pointed = <T>(document: unknown, pointer: string): T | undefined =>
  pointer
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document) as T | undefined;

type Paths<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

/** Finds what stands in a document for a method and a path; what is named goes before what is a parameter: `/$count` before `/{id}`. */
export function finder<T>(paths: Paths<T>): (method: string, path: string) => T | undefined {
  const routes = Object.entries(paths)
    .map(([template, operations]) => ({
      expression: expressionOf(template),
      operations,
      literals: template.replace(/\{[^}]+\}/g, '').length,
    }))
    .sort((one, other) => other.literals - one.literals);
  return (method, path) =>
    routes.find(({ expression, operations }) => operations[method.toLowerCase()] && expression.test(path))?.operations[
      method.toLowerCase()
    ];
}

/** A parameter is one segment, but for the scope that a path of Azure's begins with. */
function expressionOf(template: string): RegExp {
  const [, scope = '', rest = ''] = /^(\/\{scope\})?(.*)$/.exec(template) ?? [];
  const source = rest
    .split(/\{[^}]+\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]+?');
  return new RegExp(`^${scope && '(?:/.+)?'}${source}/?$`, 'i');
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
  readonly $ref?: string;
}

interface Document {
  readonly paths: Paths<{ readonly requestBody?: Content; readonly responses: Readonly<Record<string, Content>> }>;
}

export function readOpenApi(file: string): OpenApi {
  const document = readReference('openapi', file) as Document;
  const find = finder(document.paths);
  const bodySchema = (content: Content | undefined): Schema | undefined => {
    const found = content?.$ref ? pointed<Content>(document, content.$ref) : content;
    return Object.values(found?.content ?? {})[0]?.schema;
  };
  return {
    operation: (method, path) => {
      const found = find(method, path);
      return (
        found && {
          request: bodySchema(found.requestBody),
          responses: Object.fromEntries(
            Object.entries(found.responses).map(([status, content]) => [status, { schema: bodySchema(content) }]),
          ),
          query: undefined,
        }
      );
    },
    schema: (ref) => pointed<Schema>(document, ref),
    derived: ({ '@odata.type': type }) =>
      typeof type === 'string' ? pointed<Schema>(document, `#/components/schemas/${type.replace('#', '')}`) : undefined,
    membersInAnyCase: false,
  };
}
