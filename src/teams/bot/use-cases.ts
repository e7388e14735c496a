import type { People, PimDeps } from '../../pim/index.ts';
import type { ShownRequests } from './shown-requests.ts';

/** What commands and actions need to do their work in PIM. */
export interface UseCases extends PimDeps {
  readonly people: People;
  /** A new GUID. */
  readonly newId: () => string;
  readonly shownRequests: ShownRequests;
}
