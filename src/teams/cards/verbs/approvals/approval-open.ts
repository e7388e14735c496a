import { requestVerb } from '../kinds/request-verb.ts';

/** Show the form for deciding in a message of its own; nothing is sent to PIM. */
export const approvalOpen = requestVerb('approval.open');

export type ApprovalOpen = NonNullable<ReturnType<typeof approvalOpen.read>>;
