import type { z } from 'zod';
import { AppError } from '../../core/app-error.ts';
import { isRefusal, type Person } from '../../pim/index.ts';
import { withQuery } from '../http/client/odata.ts';
import type { GraphClient } from './client.ts';
import { objectsById } from './directory-objects.ts';
import type { Names } from './names.ts';
import type { Place } from './place.ts';
import type { Access, Surface } from './surfaces/surface.ts';

/** What every facet of a provider works with. */
export interface Parts {
  readonly graph: GraphClient;
  readonly surface: Surface;
  readonly names: Names;
}

/** A collection of a surface with the names of everything in it, as far as they can be had. */
export async function listRows<Row extends object>(
  { graph, surface, names }: Parts,
  person: Person,
  { path, filter }: Place,
  shape: z.ZodType<Row>,
): Promise<readonly (Row & Access)[]> {
  const item = shape.and(surface.access);
  const read = (expand: string) => graph.list(person, withQuery(path, { filter, expand }), item);
  const rows = await withExpansions(surface, read);
  return nameGroups(
    { graph, names },
    person,
    rows.map((row) => names.complete(person, row)),
  );
}

/**
 * The directory refuses whoever may not read what was expanded, and clients report expansions that PIM does not take; what
 * PIM itself says is readable all the same.
 */
export async function withExpansions<T>({ expand }: Surface, read: (expand: string) => Promise<T>): Promise<T> {
  try {
    return await read(expand.all);
  } catch (error) {
    if (!isRefusal(error, 'Authorization_RequestDenied', 'BadRequest')) throw error;
    return read(expand.least);
  }
}

/** Groups whose expansion was null are asked for by id, once. Without an answer they go by their ids. */
async function nameGroups<Row extends Access>(
  { graph, names }: Pick<Parts, 'graph' | 'names'>,
  person: Person,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  const nameless = rows.filter(({ scope }) => scope.kind === 'group' && scope.name === scope.id);
  if (nameless.length === 0) return rows;
  try {
    const groups = await objectsById(
      graph,
      person,
      nameless.map(({ scope }) => scope.id),
    );
    for (const { id, name } of groups) if (name !== id) names.learn(person, id, name);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  return rows.map((row) => names.complete(person, row));
}
