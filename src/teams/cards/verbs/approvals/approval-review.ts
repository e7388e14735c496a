import { requestVerb } from '../kinds/request-verb.ts';

/** Paint the clicked card anew: the form for deciding, or how the request stands. Nothing is sent to PIM. */
export const approvalReview = requestVerb('approval.review');

export type ApprovalReview = NonNullable<ReturnType<typeof approvalReview.read>>;
