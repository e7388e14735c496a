import type { Person } from '../model/person.ts';
import type { Principal } from '../model/principal.ts';

/** The members of a group, perhaps not all of them. */
export interface Members {
  readonly people: readonly Principal[];
  /** False: there are more than were read. */
  readonly isComplete: boolean;
}

/** The directory, as far as names go. */
export interface People {
  /** Users, groups and service principals whose name or sign-in name begins with the text; at most `most`. */
  search(person: Person, text: string, most: number): Promise<readonly Principal[]>;
  /** Those that exist, in any order. */
  named(person: Person, ids: readonly string[]): Promise<readonly Principal[]>;
  /** People in the group, directly or through others; at most `most`. */
  members(person: Person, groupId: string, most: number): Promise<Members>;
}
