import type { People, Person, PimDeps } from '../../pim/index.ts';
import type { ShownRequests } from './shown-requests.ts';

/** What commands and actions need to do their work in PIM. */
export interface UseCases extends PimDeps {
  readonly people: People;
  /** A new GUID. */
  readonly newId: () => string;
  readonly shownRequests: ShownRequests;
  /** Forgets everything of a person's sign-in, and what waits for one. */
  signOut(person: Person): Promise<void>;
}
