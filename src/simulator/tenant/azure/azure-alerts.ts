import { type AlertBook, type AlertChange, createAlertBook } from '../../pim/alerts/alert-book.ts';
import type { AlertKind, AlertSettings } from '../../pim/alerts/alert-kind.ts';
import { assignedOutsidePim } from '../../pim/alerts/detect/assigned-outside-pim.ts';
import { tooManyHolders } from '../../pim/alerts/detect/too-many-holders.ts';
import type { Finding } from '../../pim/alerts/finding.ts';
import type { Schedule } from '../../pim/schedule.ts';
import type { PimState } from '../../pim/state.ts';
import { AZURE_ALERT_NAMES, AZURE_ALERT_SETTINGS, type AzureAlertName } from './azure-alert-settings.ts';
import type { AzureRole } from './azure-tenant.ts';
import type { ScopeTree } from './scope-tree.ts';

const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';

export interface AzureAlertParts {
  readonly pim: PimState;
  readonly scopes: ScopeTree;
  readonly roles: () => readonly AzureRole[];
  readonly startedAt: Date;
  readonly scanMs: number;
  readonly keep: (scope: string, change: AlertChange) => void;
}

type Scan = (at: Date, settings: AlertSettings) => readonly Finding[];

/** Every scope has alerts of its own; they are there from the start, whenever they are first asked for. */
export function createAzureAlerts(parts: AzureAlertParts): (scope: string) => AlertBook {
  const books = new Map<string, AlertBook>();
  return (scope) => {
    const known = books.get(scope);
    if (known) return known;
    const scans = scansOf(scope, parts);
    const kinds = AZURE_ALERT_NAMES.map(
      (name): AlertKind => ({ name, settings: AZURE_ALERT_SETTINGS[name].parse({}), scan: scans[name] }),
    );
    const book = createAlertBook({
      kinds,
      startedAt: parts.startedAt,
      scanMs: parts.scanMs,
      keep: (change) => parts.keep(scope, change),
    });
    books.set(scope, book);
    return book;
  };
}

/** Owners are counted with those from above; what was assigned past PIM counts where it was assigned. */
function scansOf(scope: string, { pim, scopes, roles }: AzureAlertParts): Readonly<Record<AzureAlertName, Scan>> {
  const holdsHere = ({ access }: Schedule) => scopes.isAtOrAbove(access.scope, scope);
  const isOwner = ({ access }: Schedule) => access.role === OWNER;
  return {
    TooManyOwnersAssignedToResource: (at, settings) =>
      tooManyHolders(only(pim, holdsHere), at, isOwner, {
        count: Number(settings.thresholdNumberOfOwners),
        percentage: Number(settings.thresholdPercentageOfOwnersOutOfAllRoleMembers),
      }),
    TooManyPermanentOwnersAssignedToResource: (at, settings) =>
      tooManyHolders(
        only(pim, (held) => holdsHere(held) && isOwner(held)),
        at,
        isPermanent,
        {
          count: Number(settings.thresholdNumberOfPermanentOwners),
          percentage: Number(settings.thresholdPercentageOfPermanentOwnersOutOfAllOwners),
        },
      ),
    DuplicateRoleCreated: () =>
      duplicates(roles(), (role) => role.assignableScopes.some((upper) => scopes.isAtOrAbove(upper, scope))),
    AzureRolesAssignedOutsidePimAlert: (at) =>
      assignedOutsidePim(
        only(pim, ({ access }) => access.scope === scope),
        at,
      ),
  };
}

const isPermanent = ({ kind, end }: Schedule): boolean => kind === 'assignment' && end === null;

/** What PIM holds, as far as it is meant. */
const only = (pim: PimState, isMeant: (schedule: Schedule) => boolean): PimState => ({
  ...pim,
  schedules: (kind, at) => pim.schedules(kind, at).filter(isMeant),
});

/** Custom roles that are called like another one, or permit just the same. */
function duplicates(roles: readonly AzureRole[], isHere: (role: AzureRole) => boolean): readonly Finding[] {
  const here = roles.filter(isHere);
  return here
    .filter(({ isCustom }) => isCustom)
    .flatMap((role) => {
      const twins = here.filter((other) => other.id !== role.id && isTwin(role, other)).map(({ id }) => id);
      return twins.length === 0 ? [] : [{ about: 'role' as const, role: role.id, twins }];
    });
}

const isTwin = (one: AzureRole, other: AzureRole): boolean =>
  one.displayName.toLowerCase() === other.displayName.toLowerCase() ||
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

const sorted = ({ permissions: { actions, notActions, dataActions, notDataActions } }: AzureRole) =>
  [actions, notActions, dataActions, notDataActions].map((list) => [...list].sort());
