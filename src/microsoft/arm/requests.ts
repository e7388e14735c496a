import {
  attempt,
  isInDoubt,
  isRefusal,
  newestFirst,
  type Requests,
  type RightKind,
  reasonOf,
} from '../../pim/index.ts';
import { segment } from '../http/client/odata.ts';
import type { ArmClient } from './client.ts';
import { findRequest } from './find-request.ts';
import { requestBodyOf, requestOf } from './map/request.ts';
import { pathAt } from './path.ts';
import { COLLECTIONS, ofRole, placeOf } from './place.ts';
import { request } from './wire/request.ts';

/** The only writes to PIM, and reading what became of them. */
export function createRequests(arm: ArmClient): Requests {
  const pathTo = (kind: RightKind, scopeId: string, id: string, action = '') =>
    pathAt(scopeId, `${COLLECTIONS[kind].requests}/${segment(id)}${action}`);

  return {
    find: (person, asked) => findRequest(arm, person, asked),
    async list(person, kind, whose) {
      const collection = COLLECTIONS[kind].requests;
      if (whose !== 'to-approve' && whose !== 'as-approver') {
        const wires = await arm.list(person, placeOf(collection, whose), request);
        const rows = wires.map((wire) => requestOf(kind, wire));
        return (whose === 'mine' ? rows : ofRole(rows, whose)).toSorted(newestFirst);
      }
      // Of extensions and renewals nobody decides here: an administrator grants anew.
      if (kind === 'eligibility') return [];
      const wires = await arm.list(person, pathAt('/', collection, { filter: 'asApprover()' }), request);
      const isWaiting = ({ properties: { status } }: (typeof wires)[number]) =>
        status.toLowerCase() === 'pendingapproval';
      const meant = whose === 'to-approve' ? wires.filter(isWaiting) : wires;
      return meant.map((wire) => requestOf(kind, wire)).toSorted(newestFirst);
    },
    async submit(person, draft, requestId) {
      const { kind, target, principalId } = draft;
      try {
        const path = pathTo(kind, target.scopeId, requestId);
        return requestOf(kind, await arm.make(person, 'PUT', path, requestBodyOf(draft), request));
      } catch (error) {
        if (!isInDoubt(error) && !isThere(error)) throw error;
        // Its answer was lost, or it arrived twice: what PIM has under the id that was chosen here is the answer.
        const sent = { kind, id: requestId, scope: { id: target.scopeId }, createdBy: person.objectId };
        // That PIM cannot be asked now says nothing about the request.
        const look = await attempt(() => findRequest(arm, person, { ...sent, principal: { id: principalId } }));
        if (look.ok && look.value) return look.value;
        throw error;
      }
    },
    async validate(person, draft, requestId) {
      const path = pathTo(draft.kind, draft.target.scopeId, requestId, '/validate');
      return requestOf(draft.kind, await arm.ask(person, path, requestBodyOf(draft), request));
    },
    cancel: (person, { kind, id, scope }) => arm.write(person, 'POST', pathTo(kind, scope.id, id, '/cancel')),
  };
}

/** PIM has the id already. */
const isThere = (error: unknown): boolean => isRefusal(error) && reasonOf(error) === 'already-requested';
