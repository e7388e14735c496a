import type { Moment } from '../../moment.ts';
import type { Knobs } from '../../pim/knobs.ts';
import type { Kind, ScheduleRequest } from '../../pim/model.ts';
import { isApprover } from './approver.ts';
import type { Collection } from './collection.ts';
import { HALVES } from './layers.ts';
import { requestEntity } from './request-entity.ts';

/** Requests, until they are purged; what they made lives on (terraform-provider-azurerm). */
export function requests(kind: Kind, knobs: Knobs): Collection<ScheduleRequest> {
  const kept = (found: readonly ScheduleRequest[], { now }: Moment) =>
    found.filter(({ createdAt }) => now.getTime() - createdAt.getTime() < knobs.keptRequestsMs);
  const rows = (at: Moment) => kept(at.state.azure.pim.requests(kind, at.listed), at);
  const rowsOf = (id: string, at: Moment) => kept(at.state.azure.pim.requestsOf(kind, id, at.listed), at);
  return {
    layer: HALVES[kind].requests,
    rows,
    rowsOf,
    assignedTo: rowsOf,
    own: ({ id }, at) => rowsOf(id, at),
    picked: {
      asrequestor: ({ id }, at) => rows(at).filter(({ createdBy }) => createdBy === id),
      asapprover: (caller, at) => rows(at).filter((request) => isApprover(request, caller, at)),
    },
    find: (name, at) => {
      const found = at.state.azure.pim.request(name, at.replicated);
      return found?.kind === kind ? kept([found], at)[0] : undefined;
    },
    resource: (row, _place, at) => requestEntity(row, at, knobs, { readAt: at.listed }),
  };
}
