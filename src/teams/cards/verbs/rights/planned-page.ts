import { pageVerb } from '../kinds/page-verb.ts';

/** Show another page of what begins later. */
export const plannedPage = pageVerb('planned.page');

export type PlannedPage = NonNullable<ReturnType<typeof plannedPage.read>>;
