import { pageVerb } from '../kinds/page-verb.ts';

/** Show another page of one's own requests. */
export const requestsPage = pageVerb('requests.page');

export type RequestsPage = NonNullable<ReturnType<typeof requestsPage.read>>;
