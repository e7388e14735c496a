import { parseIsoDuration } from '../../core/iso-duration.ts';
import type { ScheduleRequest } from '../../pim/index.ts';
import { later, reader, request } from './samples.ts';

/** An activation that waits for an approver. */
export const waiting = (more: Partial<ScheduleRequest> = {}): ScheduleRequest => ({
  ...request('PendingApproval'),
  role: { id: 'User Administrator', name: 'User Administrator' },
  principal: { ...reader.principal, signInName: 'alexw@contoso.example' },
  createdAt: later(-35),
  startsAt: undefined,
  endsAt: undefined,
  duration: parseIsoDuration('PT1H'),
  justification: 'INC-4711: unlock the accounts of the night shift',
  approvalId: '8593a329-2911-4630-9902-d35178bc8fd6',
  ...more,
});

/** One of an Azure resource, for later, with a ticket. */
export const owner = waiting({
  provider: 'azure-resource',
  id: 'b1f6c2d4-2911-4630-9902-d35178bc8fd6',
  role: { id: 'Owner', name: 'Owner' },
  scope: { kind: 'resource-group', id: '/subscriptions/1/resourceGroups/rg-web-prod', name: 'rg-web-prod' },
  principal: { id: 'isaiah', kind: 'user', name: 'Isaiah Langer', signInName: 'isaiahl@contoso.example' },
  startsAt: later(24 * 60),
  justification: undefined,
  ticket: { ticketNumber: 'CHG0012', ticketSystem: 'ServiceNow' },
});
