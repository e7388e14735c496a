import { newestFirst, type Person, type Requests, type RightKind, type ScheduleRequestDraft } from '../../pim/index.ts';
import { segment, withQuery } from '../http/client/odata.ts';
import { listRows, type Parts, withExpansions } from './list-rows.ts';
import { requestBodyOf, requestOf } from './map/request.ts';
import { own, placeOf } from './place.ts';
import { requireScope } from './require-scope.ts';
import type { RequestBody } from './wire/request.ts';
import { request as shape } from './wire/request.ts';

/** The plain lists refuse a bare `status`; this function takes it. */
const WAITING = "status eq 'PendingApproval'";

/** The only writes to PIM, and reading what became of them. */
export function createRequests(parts: Parts): Requests {
  const { graph, surface, names } = parts;
  const { provider, collections } = surface;
  const item = shape.and(surface.access);
  const pathOf = (kind: RightKind) => collections[kind].requests;
  const bodyOf = (draft: ScheduleRequestDraft): RequestBody => {
    requireScope(surface, draft.target);
    return { ...requestBodyOf(draft), ...surface.bodyOf(draft.target) };
  };

  return {
    async list(person, kind, whose) {
      // Of extensions and renewals Graph lets nobody decide: an administrator grants anew.
      const isApprover = whose === 'to-approve' || whose === 'as-approver';
      if (isApprover && kind === 'eligibility') return [];
      const place = isApprover
        ? own(pathOf(kind), 'approver', whose === 'to-approve' ? WAITING : '')
        : placeOf(surface, pathOf(kind), whose);
      const rows = await listRows(parts, person, place, shape);
      return rows.map((row) => requestOf(provider, kind, row)).toSorted(newestFirst);
    },
    async find(person, { kind, id }) {
      const found = await withExpansions(surface, (expand) =>
        graph.find(person, withQuery(`${pathOf(kind)}/${segment(id)}`, { expand }), item),
      );
      return found && requestOf(provider, kind, names.complete(person, found));
    },
    // Graph makes the id itself.
    submit: async (person, draft) => {
      const made = await graph.make(person, 'POST', pathOf(draft.kind), bodyOf(draft), item);
      return requestOf(provider, draft.kind, names.complete(person, made));
    },
    validate: async (person, draft) => {
      const body = { ...bodyOf(draft), isValidationOnly: true };
      const wouldBe = await graph.ask(person, pathOf(draft.kind), body, item);
      return requestOf(provider, draft.kind, names.complete(person, wouldBe));
    },
    cancel: (person: Person, { kind, id }) => graph.write(person, 'POST', `${pathOf(kind)}/${segment(id)}/cancel`),
  };
}
