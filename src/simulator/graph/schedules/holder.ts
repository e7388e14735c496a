import type { Schedule } from '../../pim/schedule.ts';
import { principalEntity } from '../principal-entity.ts';
import type { Moment, Surface } from '../surfaces/surface.ts';

/** What only assignments have: whether they were given or activated. */
export const assignmentTypeJson = (surface: Surface, { kind, assignmentType }: Schedule) =>
  kind === 'assignment' ? { assignmentType: surface.word(assignmentType) } : {};

/** Who holds it, and what leads on from the access. */
export const holderNavigation = (
  surface: Surface,
  { principalId, access }: Pick<Schedule, 'principalId' | 'access'>,
  { state }: Moment,
) => ({
  principal: () => principalEntity(state.directory, principalId),
  ...surface.navigation(access, state),
});

/** The eligibility schedule that an activation rests on. */
export const eligibilityUnder = (
  surface: Surface,
  { restsOn }: Pick<Schedule, 'restsOn'>,
  { state, now }: Moment,
): Schedule | undefined => (restsOn === null ? undefined : surface.pim(state).schedule('eligibility', restsOn, now));
