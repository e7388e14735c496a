import type { z } from 'zod';
import {
  type Person,
  type Right,
  type Rights,
  type Schedule,
  targetKey,
  targetOf,
  type Whose,
} from '../../pim/index.ts';
import type { ArmClient } from './client.ts';
import { assignmentOf, eligibilityOf, scheduleOf } from './map/right.ts';
import { onceEach } from './once-each.ts';
import { COLLECTIONS, ofRole, placeOf } from './place.ts';
import { assignmentInstance, eligibilityInstance, schedule } from './wire/row.ts';

/** Who may do what: instances for now, schedules for what is planned. */
export function createRights(arm: ArmClient): Rights {
  const { assignment, eligibility } = COLLECTIONS;

  async function list<Wire, Row extends Right>(
    person: Person,
    { collection, whose }: { readonly collection: string; readonly whose: Whose },
    shape: z.ZodType<Wire>,
    rowOf: (wire: Wire) => Row,
    keyOf: (row: Row) => string,
  ): Promise<readonly Row[]> {
    const rows = (await arm.list(person, placeOf(collection, whose), shape)).map(rowOf);
    return whose === 'mine' ? onceEach(rows, keyOf) : ofRole(rows, whose);
  }

  return {
    eligibilities: (person, whose) =>
      list(person, { collection: eligibility.instances, whose }, eligibilityInstance, eligibilityOf, keyOf),
    assignments: (person, whose) =>
      list(
        person,
        { collection: assignment.instances, whose },
        assignmentInstance,
        assignmentOf,
        (row) => `${keyOf(row)}|${row.assignmentType}`,
      ),
    schedules: (person, kind, whose) =>
      list(
        person,
        { collection: COLLECTIONS[kind].schedules, whose },
        schedule,
        (wire) => scheduleOf(kind, wire),
        plannedKeyOf,
      ),
  };
}

const keyOf = (right: Right): string => targetKey(targetOf(right));

/** The same may be planned several times, one after the other. */
const plannedKeyOf = (row: Schedule): string =>
  [keyOf(row), row.assignmentType, Number(row.startsAt), Number(row.endsAt)].join('|');
