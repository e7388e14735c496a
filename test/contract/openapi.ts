import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A schema as OpenAPI 3.0 writes it. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
  readonly $ref?: string;
}

export interface Operation {
  readonly operationId: string;
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly responses?: Readonly<Record<string, Content>>;
    readonly requestBodies?: Readonly<Record<string, Content>>;
  };
}

/** One of Microsoft's published descriptions. */
export interface OpenApi {
  /** Of the path behind the version. */
  operation(method: string, path: string): Operation | undefined;
  schema(ref: string): Schema | undefined;
  /** The schema of a JSON body. */
  bodySchema(content: Content | undefined): Schema | undefined;
}

/** `PIM_REFERENCE`: the folder of Microsoft's published reference. It has no default. */
export const REFERENCE = process.env.PIM_REFERENCE;

export function readOpenApi(file: string): OpenApi {
  const document: Document = JSON.parse(readFileSync(join(REFERENCE ?? '', 'openapi', file), 'utf8'));
  const routes = Object.entries(document.paths)
    .map(([template, operations]) => ({
      expression: expressionOf(template),
      operations,
      literals: literalsIn(template),
    }))
    // What is named goes before what is a parameter: `/$count` before `/{id}`.
    .sort((one, other) => other.literals - one.literals);
  const named = <T>(ref: string): T | undefined =>
    ref
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document) as
      | T
      | undefined;
  return {
    operation: (method, path) =>
      routes.find(({ expression, operations }) => expression.test(path) && operations[method.toLowerCase()])
        ?.operations[method.toLowerCase()],
    schema: named<Schema>,
    bodySchema: (content) => {
      const found = content?.$ref ? named<Content>(content.$ref) : content;
      return Object.values(found?.content ?? {})[0]?.schema;
    },
  };
}

const literalsIn = (template: string): number => template.replace(/\{[^}]+\}/g, '').length;

function expressionOf(template: string): RegExp {
  const source = template
    .split(/\{[^}]+\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]+?');
  return new RegExp(`^${source}/?$`, 'i');
}
