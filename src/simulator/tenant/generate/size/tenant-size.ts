import contoso from '../../contoso.json' with { type: 'json' };
import { problem, TenantFileError } from '../../tenant-file-error.ts';

/** How big a generated tenant is: totals, in which Contoso's own are counted. */
export interface TenantSize {
  readonly users: number;
  readonly roles: number;
  readonly groups: number;
  readonly subscriptions: number;
  /** Of Entra roles, groups and Azure roles together. */
  readonly eligibilities: number;
  /** How many the busiest person has. */
  readonly most: number;
  /** Another seed, another tenant. */
  readonly seed: number;
}

/** What the built-in tenant has, which is in every generated one. */
export const CONTOSO: Omit<TenantSize, 'most' | 'seed'> = {
  users: contoso.people.length,
  roles: contoso.roles.length,
  groups: contoso.groups.length,
  subscriptions: contoso.azure.subscriptions.length,
  eligibilities: contoso.eligibilities.length + contoso.groupEligibilities.length + contoso.azure.eligibilities.length,
};

export const SIZE_MEMBERS: readonly (keyof TenantSize)[] = [
  'users',
  'roles',
  'groups',
  'subscriptions',
  'eligibilities',
  'most',
  'seed',
];

/** Every second one of the generated people may activate something; the others are bystanders. */
export const holdersAmong = (generatedPeople: number): number => Math.ceil(generatedPeople / 2);

/** What one person can have at most: as much as `roles` and `subscriptions` surely offer twice over. */
const roomOf = ({ roles, subscriptions }: Pick<TenantSize, 'roles' | 'subscriptions'>): number =>
  Math.floor(roles / 2) + 10 * subscriptions;

/** Fills in what was left out. Throws `TenantFileError`, which names the first member that cannot be. */
export function tenantSize(wish: Partial<TenantSize>): TenantSize {
  const sized = <Name extends keyof TenantSize>(name: Name, otherwise: number, least: number, limit: number) => {
    const value = wish[name] ?? otherwise;
    if (!Number.isInteger(value) || value < least || value > limit) throw unfit(name, value, least, limit);
    return value;
  };
  const users = sized('users', 200, CONTOSO.users, 200_000);
  const roles = sized('roles', 130, CONTOSO.roles, 200);
  const groups = sized('groups', Math.max(CONTOSO.groups, Math.floor(users / 10)), CONTOSO.groups, 50_000);
  const subscriptions = sized(
    'subscriptions',
    Math.max(CONTOSO.subscriptions, Math.min(5_000, Math.floor(users / 50))),
    CONTOSO.subscriptions,
    5_000,
  );
  const holders = holdersAmong(users - CONTOSO.users);
  const room = roomOf({ roles, subscriptions });
  const eligibilities = sized(
    'eligibilities',
    Math.max(CONTOSO.eligibilities, Math.min(500_000, 3 * users)),
    CONTOSO.eligibilities,
    Math.min(500_000, CONTOSO.eligibilities + holders * room),
  );
  const given = eligibilities - CONTOSO.eligibilities;
  const least = holders === 0 ? 0 : Math.ceil(given / holders);
  const usual = Math.max(2 * least, Math.min(500, Math.ceil(given / 10)));
  const limit = Math.min(given, room);
  return {
    users,
    roles,
    groups,
    subscriptions,
    eligibilities,
    most: sized('most', Math.min(usual, limit), least, limit),
    seed: sized('seed', 1, 0, 0xffff_ffff),
  };
}

const unfit = (name: keyof TenantSize, value: number, least: number, limit: number): TenantFileError =>
  new TenantFileError([
    problem(
      ['generate', name],
      value,
      least === limit
        ? `expected ${least}, with the rest as it is`
        : `expected a whole number from ${least} to ${limit}`,
    ),
  ]);
