import type { Knobs } from '../../pim/knobs.ts';
import type { Kind, ScheduleRequest } from '../../pim/model.ts';
import type { Moment, Surface } from '../surfaces/surface.ts';
import { isApprover } from './approver.ts';
import type { Collection } from './collection.ts';
import { requestEntity } from './request-entity.ts';

type RequestKnobs = Pick<Knobs, 'provisioningMs' | 'keptRequestsMs' | 'keptCancelledMs'>;

/** Requests, until they are purged. */
export function requests(surface: Surface, kind: Kind, knobs: RequestKnobs): Collection<ScheduleRequest> {
  const { requests: layer, requestReaders } = surface.halves[kind];
  const kept = (found: readonly ScheduleRequest[], at: Moment) =>
    found.filter((request) => !isPurged(surface, request, at, knobs));
  const all = (at: Moment, seen: Date) => kept(surface.pim(at.state).requests(kind, seen), at);
  return {
    layer,
    permissions: requestReaders,
    rows: (at) => all(at, at.listed),
    find: (id, at) => {
      const found = surface.pim(at.state).request(id.toLowerCase(), at.replicated);
      return found?.kind === kind ? kept([found], at)[0] : undefined;
    },
    own: {
      principal: (caller, at) => kept(surface.pim(at.state).requestsOf(kind, caller.id, at.listed), at),
      createdBy: (caller, at) => all(at, at.listed).filter(({ createdBy }) => createdBy === caller.id),
      approver: (caller, at) => all(at, at.listed).filter((request) => isApprover(request, caller, at)),
    },
    entity: (row, at) => requestEntity(surface, row, at, { readAt: at.listed, provisioningMs: knobs.provisioningMs }),
  };
}

/** Cancelled ones after 30 days, every other after 45 (terraform-provider-azuread). The schedule lives on. */
function isPurged(surface: Surface, request: ScheduleRequest, { state, now }: Moment, knobs: RequestKnobs): boolean {
  const ageMs = now.getTime() - request.createdAt.getTime();
  const status = surface.pim(state).statusOf(request, now);
  return ageMs >= (status === 'Canceled' ? knobs.keptCancelledMs : knobs.keptRequestsMs);
}
