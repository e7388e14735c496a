import { refusals } from '../pim/refusal.ts';
import { isInForce } from '../pim/schedules.ts';
import type { TenantState } from '../world.ts';
import type { Caller } from './caller.ts';

const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';
const PRIVILEGED_ROLE_ADMINISTRATOR = 'e8611ab8-c189-46e8-94e1-60213ab1f814';

/** Who may read everybody's role schedules (Microsoft Learn, "List roleAssignmentSchedules", permissions). */
const READERS = [
  'f2ef992c-3afb-46b9-b7cf-a126ee74c451', // Global Reader
  '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f', // Security Operator
  '5d6b6bb7-de71-4623-b4af-96380a352509', // Security Reader
  '194ae4cb-b126-40b2-bd5b-6091b380977d', // Security Administrator
  PRIVILEGED_ROLE_ADMINISTRATOR,
  GLOBAL_ADMINISTRATOR,
];

/** An application needs its permission only; a person also needs a role that is active for the whole directory. */
export const mayReadAll = (caller: Caller, state: TenantState, now: Date): boolean =>
  caller.kind === 'application' || holdsOneOf(READERS, caller, state, now);

export const mayAdminister = (caller: Caller, state: TenantState, now: Date): boolean =>
  holdsOneOf([PRIVILEGED_ROLE_ADMINISTRATOR, GLOBAL_ADMINISTRATOR], caller, state, now);

/** Whether the person is one of those who decide where a policy names nobody. */
export const isDefaultApprover = mayAdminister;

export function requireReader(caller: Caller, state: TenantState, now: Date): void {
  if (!mayReadAll(caller, state, now)) throw refusals.notAllowed();
}

/** Activated roles count like assigned ones, and those of a group count for its members. */
function holdsOneOf(
  roles: readonly string[],
  caller: Caller,
  { roles: pim, directory }: TenantState,
  now: Date,
): boolean {
  const holders = [caller.id, ...directory.groupsOf(caller.id)];
  return pim
    .assignmentSchedules()
    .some(
      (schedule) =>
        roles.includes(schedule.access.role) &&
        schedule.access.scope === '/' &&
        holders.includes(schedule.principalId) &&
        isInForce(schedule, now),
    );
}
