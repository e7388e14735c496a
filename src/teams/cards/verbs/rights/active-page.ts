import { pageVerb } from '../kinds/page-verb.ts';

/** Show another page of what the person holds now. */
export const activePage = pageVerb('active.page');

export type ActivePage = NonNullable<ReturnType<typeof activePage.read>>;
