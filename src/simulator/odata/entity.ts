import type { Selection } from './selection.ts';

export type Json = Readonly<Record<string, unknown>>;

/** One thing with its properties, and the things it leads to, which are only looked up when they are expanded. */
export interface Entity {
  /** Without the namespace: `unifiedRoleDefinition`. */
  readonly type: string;
  readonly properties: Json;
  readonly navigation?: Readonly<Record<string, () => Entity | readonly Entity[] | null>>;
  /** Contexts of those that belong to this one alone; they stand beside them when they are expanded. */
  readonly contexts?: Readonly<Record<string, string>>;
}

/** A name in `$select` or `$expand` that the type does not have. */
export class UnknownProperty extends Error {
  constructor(name: string, type: string) {
    super(
      `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`,
    );
    this.name = 'UnknownProperty';
  }
}

/** The JSON of an entity as far as it was asked for. Throws `UnknownProperty`. */
export function project(entity: Entity, selection: Selection): Json {
  const { navigation = {}, contexts = {} } = entity;
  const expanded = selection.expand.flatMap(({ name, selection: inner }) =>
    (name === '*' ? Object.keys(navigation) : [name]).flatMap((property) => {
      const find = navigation[property];
      if (!find) throw new UnknownProperty(property, entity.type);
      const found = find();
      const json = isMany(found) ? found.map((one) => project(one, inner)) : found && project(found, inner);
      const context = contexts[property];
      return [...(context === undefined ? [] : [[`${property}@odata.context`, context]]), [property, json]];
    }),
  );
  return { ...selected(entity, selection.select), ...Object.fromEntries(expanded) };
}

function selected(entity: Entity, select: readonly string[] | undefined): Json {
  if (!select || select.includes('*')) return entity.properties;
  const unknown = select.find((name) => !(name in entity.properties) && !(name in (entity.navigation ?? {})));
  if (unknown) throw new UnknownProperty(unknown, entity.type);
  // The kind of a derived type goes with every representation of it.
  return Object.fromEntries(
    Object.entries(entity.properties).filter(([name]) => name === '@odata.type' || select.includes(name)),
  );
}

const isMany = (found: Entity | readonly Entity[] | null): found is readonly Entity[] => Array.isArray(found);
