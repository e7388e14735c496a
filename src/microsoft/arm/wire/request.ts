import type { z } from 'zod';
import { optionalText, scheduleInfo, text } from '../../http/answers/members.ts';
import { ticketInfo } from '../../http/answers/ticket.ts';
import type { ScheduleBody } from '../../http/schedule-body.ts';
import { resource } from './resource.ts';
import { access } from './row.ts';

export const request = resource(
  access.extend({
    requestType: text,
    /** An open set. Without it nothing is known, so it must be there. */
    status: text,
    /** A path or a GUID. */
    approvalId: optionalText,
    scheduleInfo: scheduleInfo.nullish(),
    ticketInfo: ticketInfo.nullish(),
    justification: optionalText,
    requestorId: optionalText,
    createdOn: optionalText,
    targetRoleAssignmentScheduleId: optionalText,
    targetRoleEligibilityScheduleId: optionalText,
  }),
);
export type WireRequest = z.infer<typeof request>;

/** The body of a PUT and of a dry run. */
export interface RequestBody {
  readonly properties: {
    readonly principalId: string;
    readonly roleDefinitionId: string;
    readonly requestType: string;
    /** Actions that end something have none. */
    readonly scheduleInfo?: ScheduleBody;
    readonly justification?: string;
    readonly ticketInfo?: { readonly ticketNumber: string; readonly ticketSystem?: string };
    readonly linkedRoleEligibilityScheduleId?: string;
    readonly condition?: string;
    readonly conditionVersion?: string;
  };
}
