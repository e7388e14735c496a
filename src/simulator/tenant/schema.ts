import { DateTime, Duration } from 'luxon';
import { z } from 'zod';
import { exactDurationMs } from '../pim/duration.ts';

const guid = z.guid({ error: 'expected a GUID such as 5d6b6bb7-de71-4623-b4af-96380a352509' }).toLowerCase();
const name = z.string({ error: 'expected a text' }).trim().min(1, { error: 'expected a text that is not empty' });

const activationLength = z
  .string({ error: 'expected an ISO 8601 duration such as PT8H' })
  .refine((text) => (exactDurationMs(text) ?? 0) > 0, {
    error: 'expected an ISO 8601 duration in days, hours or minutes, such as PT8H',
  });

/** An instant, or a duration from the start of the simulator: `P5D` is in five days, `-P90D` was ninety days ago. */
const moment = z
  .string({ error: 'expected an ISO instant, or a duration from the start such as P5D or -P90D' })
  .refine((text) => DateTime.fromISO(text).isValid || Duration.fromISO(text).isValid, {
    error: 'expected an ISO instant, or a duration from the start such as P5D or -P90D',
  });

const flag = z.boolean({ error: 'expected true or false' });
const names = z.array(name, { error: 'expected a list of texts' });

/** What activation needs; what is left out is not needed. */
const policy = z.strictObject({
  maximumDuration: activationLength,
  justification: flag.default(false),
  mfa: flag.default(false),
  ticket: flag.default(false),
  /** People by sign-in name or id, groups by name or id. Empty: the role administrators decide. Left out: no approval. */
  approvers: names.optional(),
  authenticationContext: z
    .string({ error: 'expected c1 to c99' })
    .regex(/^c[1-9]\d?$/, { error: 'expected c1 to c99' })
    .optional(),
});

const grant = {
  id: guid.optional(),
  principal: name,
  from: moment.default('-P90D'),
  until: moment.optional(),
};

/** `principal`, `role` and `scope` are given by sign-in name, display name or id. */
const roleGrant = {
  ...grant,
  role: name,
  /** `/`, an administrative unit or an application. */
  scope: name.default('/'),
};

const groupGrant = z.strictObject({
  ...grant,
  group: name,
  access: z.enum(['member', 'owner'], { error: 'expected "member" or "owner"' }),
});

export const tenantFileSchema = z.strictObject({
  tenantId: guid,
  displayName: name,
  domain: name.regex(/^[a-z0-9.-]+$/i, { error: 'expected a domain name such as contoso.example' }),
  bot: z.strictObject({
    appId: guid,
    objectId: guid,
    displayName: name,
    secret: name.default('sandbox-secret'),
    /** What the bot asks people for, per resource. */
    delegatedPermissions: z.strictObject({ graph: names, arm: names }),
    /** What the bot was given for itself. */
    applicationPermissions: z.strictObject({ graph: names, arm: names }),
  }),
  people: z
    .array(
      z.strictObject({
        id: guid,
        displayName: name,
        userPrincipalName: name.regex(/^[^@\s]+@[^@\s]+$/, {
          error: 'expected a sign-in name such as alexw@contoso.example',
        }),
        mail: name.optional(),
        jobTitle: name.optional(),
        userType: z.enum(['Member', 'Guest'], { error: 'expected "Member" or "Guest"' }).default('Member'),
        /** How the person signs in until more is asked for. */
        amr: names.default(['pwd', 'mfa']),
      }),
      { error: 'expected a list of people' },
    )
    .min(1, { error: 'expected at least one person' }),
  groups: z
    .array(
      z.strictObject({
        id: guid,
        displayName: name,
        roleAssignable: flag.default(false),
        /** People and groups, without PIM. */
        members: names.default([]),
        owners: names.default([]),
        /** What activating needs, where it is not as Microsoft ships it. */
        policies: z.strictObject({ member: policy.optional(), owner: policy.optional() }).optional(),
      }),
    )
    .default([]),
  administrativeUnits: z.array(z.strictObject({ id: guid, displayName: name })).default([]),
  applications: z.array(z.strictObject({ id: guid, appId: guid, displayName: name })).default([]),
  roles: z.array(
    z.strictObject({ id: guid, displayName: name, description: z.string().default(''), policy: policy.optional() }),
    { error: 'expected a list of roles' },
  ),
  eligibilities: z.array(z.strictObject(roleGrant)).default([]),
  assignments: z.array(z.strictObject({ ...roleGrant, outsidePim: flag.default(false) })).default([]),
  groupEligibilities: z.array(groupGrant).default([]),
  groupAssignments: z.array(groupGrant).default([]),
  /** Who made the grants of this file; the first of the people when it is left out. */
  administrator: name.optional(),
  /** Entra ID P2 or ID Governance: without one PIM refuses everything. */
  isLicensed: flag.default(true),
});

/** The tenant as it is written in a file: `docs/tenant-file.md`. */
export type TenantFile = z.input<typeof tenantFileSchema>;
/** The same with everything left out filled in. */
export type TenantData = z.output<typeof tenantFileSchema>;
