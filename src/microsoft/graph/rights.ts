import type { Person, Rights, Whose } from '../../pim/index.ts';
import { listRows, type Parts } from './list-rows.ts';
import { assignmentOf, eligibilityOf, scheduleOf } from './map/right.ts';
import { placeOf } from './place.ts';
import { instance, schedule } from './wire/row.ts';

/** Who may do what: instances for now, schedules for what is planned. */
export function createRights(parts: Parts): Rights {
  const { surface } = parts;
  const { provider, collections } = surface;
  const instances = (person: Person, collection: string, whose: Whose) =>
    listRows(parts, person, placeOf(surface, collection, whose), instance);
  return {
    eligibilities: async (person, whose) => {
      const rows = await instances(person, collections.eligibility.instances, whose);
      return rows.map((row) => eligibilityOf(provider, row));
    },
    assignments: async (person, whose) => {
      const rows = await instances(person, collections.assignment.instances, whose);
      return rows.map((row) => assignmentOf(provider, row));
    },
    schedules: async (person, kind, whose) => {
      const rows = await listRows(parts, person, placeOf(surface, collections[kind].schedules, whose), schedule);
      return rows.map((row) => scheduleOf(provider, kind, row));
    },
  };
}
