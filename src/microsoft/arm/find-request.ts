import { isPerson, type Person, type RequestReference, type ScheduleRequest } from '../../pim/index.ts';
import { segment } from '../http/client/odata.ts';
import type { ArmClient } from './client.ts';
import { isForbidden } from './errors.ts';
import { requestOf } from './map/request.ts';
import { pathAt } from './path.ts';
import { COLLECTIONS } from './place.ts';
import { request } from './wire/request.ts';

/**
 * One request. By its name it is shown only to who may read others' at the scope; everybody else finds it in the list of
 * what is theirs, or theirs to approve.
 */
export async function findRequest(
  arm: ArmClient,
  person: Person,
  asked: RequestReference,
): Promise<ScheduleRequest | undefined> {
  const { kind, id, scope, principal, createdBy } = asked;
  const collection = COLLECTIONS[kind].requests;
  const among = async (filter: string) => {
    const rows = await arm.list(person, pathAt(scope.id, collection, { filter }), request);
    const found = rows.find(({ name }) => name.toLowerCase() === id.toLowerCase());
    return found && requestOf(kind, found);
  };
  if (isPerson(person, principal.id)) return among('asTarget()');
  const waiting = isPerson(person, createdBy) ? undefined : await among('asApprover()');
  if (waiting) return waiting;
  try {
    const found = await arm.find(person, pathAt(scope.id, `${collection}/${segment(id)}`), request);
    return found && requestOf(kind, found);
  } catch (error) {
    if (isForbidden(error)) return undefined;
    throw error;
  }
}
