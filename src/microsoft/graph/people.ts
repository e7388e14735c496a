import type { z } from 'zod';
import type { People, Person, Principal } from '../../pim/index.ts';
import { text } from '../http/answers/members.ts';
import { literal, segment, withQuery } from '../http/client/odata.ts';
import type { GraphClient } from './client.ts';
import { objectsById } from './directory-objects.ts';
import { principalOf } from './map/principal.ts';
import { directoryObject, type WireObject } from './wire/row.ts';

/** The largest page of directory objects. */
const PAGE = 999;
/** A group may hold any number of devices, which are no people: reading ends here. */
const MAX_MEMBERS_READ = 20_000;

const object = directoryObject.extend({ id: text });
type FoundObject = z.infer<typeof object>;

/** Where names are searched: the type, which a plain list does not say, and what may begin with the text. */
const KINDS = {
  users: {
    type: 'user',
    beginnings: ['displayName', 'surname', 'userPrincipalName'],
    select: 'id,displayName,userPrincipalName',
  },
  groups: { type: 'group', beginnings: ['displayName'], select: 'id,displayName' },
  servicePrincipals: { type: 'servicePrincipal', beginnings: ['displayName'], select: 'id,displayName' },
} as const;
type Kind = keyof typeof KINDS;

export interface PeopleOptions {
  /** Applications are searched too; that needs a permission of its own (feature `applications`). */
  readonly applications?: boolean;
}

/** The directory in Microsoft Graph. */
export function createPeople(graph: GraphClient, { applications = false }: PeopleOptions = {}): People {
  const kinds: readonly Kind[] = ['users', 'groups', ...(applications ? (['servicePrincipals'] as const) : [])];

  async function search(person: Person, kind: Kind, beginning: string, most: number): Promise<Principal[]> {
    const { type, beginnings, select } = KINDS[kind];
    const path = withQuery(`v1.0/${kind}`, {
      filter: beginnings.map((name) => `startswith(${name},${literal(beginning)})`).join(' or '),
      select,
      top: Math.min(most, PAGE),
    });
    const { items } = await graph.some(person, path, object, (read) => read.length >= most);
    return items.map((wire) => principalOf(wire.id, { ...wire, '@odata.type': `#microsoft.graph.${type}` }));
  }

  return {
    async search(person, written, most) {
      const beginning = written.trim();
      if (beginning === '' || most < 1) return [];
      const found = await Promise.all(kinds.map((kind) => search(person, kind, beginning, most)));
      return found
        .flat()
        .toSorted((one, other) => one.name.localeCompare(other.name))
        .slice(0, most);
    },
    named: (person, ids) => objectsById(graph, person, ids),
    async members(person, groupId, most) {
      const path = withQuery(`v1.0/groups/${segment(groupId)}/transitiveMembers`, { top: PAGE });
      const isEnough = (read: readonly FoundObject[]) =>
        read.length >= MAX_MEMBERS_READ || read.filter(isUser).length >= most;
      const { items, isComplete } = await graph.some(person, path, object, isEnough);
      const people = items.filter(isUser).map((wire) => principalOf(wire.id, wire));
      return { people: people.slice(0, most), isComplete: isComplete && people.length <= most };
    },
  };
}

const isUser = (wire: WireObject): boolean => /\.user$/i.test(wire['@odata.type'] ?? '');
