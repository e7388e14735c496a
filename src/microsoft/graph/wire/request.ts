import { z } from 'zod';
import { optionalText, scheduleInfo, text } from '../../http/answers/members.ts';
import { ticketInfo } from '../../http/answers/ticket.ts';
import type { ScheduleBody } from '../../http/schedule-body.ts';
import { row } from './row.ts';

export const request = row.extend({
  /** An open set. Without it nothing is known, so it must be there. */
  status: text,
  action: text,
  approvalId: optionalText,
  targetScheduleId: optionalText,
  justification: optionalText,
  createdDateTime: optionalText,
  createdBy: z.object({ user: z.object({ id: optionalText }).nullish() }).nullish(),
  scheduleInfo: scheduleInfo.nullish(),
  ticketInfo: ticketInfo.nullish(),
});
export type WireRequest = z.infer<typeof request>;

/**
 * The body of a POST, apart from what it is about. Enum input is case-insensitive; camelCase is what the service itself
 * writes.
 */
export interface RequestBody {
  readonly action: string;
  readonly principalId: string;
  readonly justification?: string;
  readonly ticketInfo?: { readonly ticketNumber: string; readonly ticketSystem: string | null };
  /** Actions that end something have none. */
  readonly scheduleInfo?: ScheduleBody;
  /** PIM's own dry run. */
  readonly isValidationOnly?: true;
}
