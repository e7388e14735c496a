import { z } from 'zod';
import type { Person, Principal } from '../../pim/index.ts';
import type { GraphClient } from './client.ts';
import { isGuid } from './guid.ts';
import { principalOf } from './map/principal.ts';
import { directoryObject } from './wire/row.ts';

/** What Graph takes at once (Microsoft Learn, "directoryObject: getByIds"). */
const CHUNK = 1000;

const answer = z.object({ value: z.array(directoryObject) });

/** Those that exist of the users, groups and service principals with these ids. */
export async function objectsById(graph: GraphClient, person: Person, ids: Iterable<string>): Promise<Principal[]> {
  // One id that is none would have all others refused.
  const wanted = [...new Set(ids)].filter(isGuid);
  const chunks = Array.from({ length: Math.ceil(wanted.length / CHUNK) }, (_, n) =>
    wanted.slice(n * CHUNK, (n + 1) * CHUNK),
  );
  const answers = await Promise.all(
    chunks.map((chunk) =>
      graph.ask(
        person,
        'v1.0/directoryObjects/getByIds',
        { ids: chunk, types: ['user', 'group', 'servicePrincipal'] },
        answer,
      ),
    ),
  );
  return answers.flatMap(({ value }) => value.flatMap((wire) => (wire.id ? [principalOf(wire.id, wire)] : [])));
}
