import type { ScheduleRequest } from '../model/schedule-request.ts';

/** PIM waits a day for an approver, whatever the policy says (graph-pim §8: the window is fixed). */
const APPROVAL_MS = 24 * 60 * 60_000;

/** When a request that waits for approval lapses; nothing = PIM did not say when it was made. */
export const lapseOf = ({ createdAt }: Pick<ScheduleRequest, 'createdAt'>): Date | undefined =>
  createdAt && new Date(createdAt.getTime() + APPROVAL_MS);
