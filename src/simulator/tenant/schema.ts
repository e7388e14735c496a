import { z } from 'zod';
import { alertsSchema } from './alerts/alert-settings.ts';
import { azureSchema } from './azure/azure-schema.ts';
import { flag, grant, guid, moment, name, names, policy } from './schema-parts.ts';
import { botSchema } from './sign-in/bot-schema.ts';
import { conditionalAccessSchema } from './sign-in/conditional-access-schema.ts';

const SCOPES = ['administrativeUnit', 'application'] as const;

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

/** A tenant that uses Entra only. */
const NO_AZURE = azureSchema.parse({});

export const tenantFileSchema = z.strictObject({
  tenantId: guid,
  displayName: name,
  domain: name.regex(/^[a-z0-9.-]+$/i, { error: 'expected a domain name such as contoso.example' }),
  bot: botSchema,
  people: z
    .array(
      z.strictObject({
        id: guid,
        displayName: name,
        userPrincipalName: name.regex(/^[^@\s]+@[^@\s]+$/, {
          error: 'expected a sign-in name such as alexw@contoso.example',
        }),
        mail: name.optional(),
        givenName: name.optional(),
        surname: name.optional(),
        jobTitle: name.optional(),
        userType: z.enum(['Member', 'Guest'], { error: 'expected "Member" or "Guest"' }).default('Member'),
        /** How the person signs in until more is asked for. */
        amr: names.default(['pwd', 'mfa']),
        /** Whether the person could give a second factor when asked. */
        mfaRegistered: flag.default(true),
        /** When the person last signed in before the start. */
        lastSignIn: moment.default('PT0S'),
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
    z.strictObject({
      id: guid,
      displayName: name,
      description: z.string().default(''),
      /** False: the tenant made it itself. */
      builtIn: flag.default(true),
      /** What it allows: `microsoft.directory/groups/create`. Shown, not enforced. */
      permissions: names.default([]),
      /** At what it may be assigned besides the whole directory. */
      scopes: z.array(z.enum(SCOPES, { error: `expected one of ${SCOPES.join(', ')}` })).default([...SCOPES]),
      policy: policy.optional(),
    }),
    { error: 'expected a list of roles' },
  ),
  eligibilities: z.array(z.strictObject(roleGrant)).default([]),
  assignments: z.array(z.strictObject({ ...roleGrant, outsidePim: flag.default(false) })).default([]),
  groupEligibilities: z.array(groupGrant).default([]),
  groupAssignments: z.array(groupGrant).default([]),
  azure: azureSchema.default(NO_AZURE),
  conditionalAccess: z.array(conditionalAccessSchema).default([]),
  /** What is set of the alerts for Entra roles, by their names in Graph. */
  alerts: alertsSchema.prefault({}),
  /** Who made the grants of this file; the first of the people when it is left out. */
  administrator: name.optional(),
  /** Entra ID P2 or ID Governance: without one PIM refuses everything. */
  isLicensed: flag.default(true),
});

/** The tenant as it is written in a file: `docs/tenant-file.md`. */
export type TenantFile = z.input<typeof tenantFileSchema>;
/** The same with everything left out filled in. */
export type TenantData = z.output<typeof tenantFileSchema>;
