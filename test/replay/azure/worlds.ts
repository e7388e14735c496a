import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from '../../../src/simulator/tenant/schema.ts';

/** Who plays the part that no example names: Owner of everything. */
export const OWNER = '004498f4-b987-47c1-8c9c-26a813678d7a';
const OWNER_ROLE = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';

/** The specification's examples: whose they are, and what they are about. */
export const SPEC = {
  subscription: 'dfa2a084-766f-4003-8ae1-c4aeb893a99f',
  role: 'c8d4ff99-41c3-41a8-9f60-21dfdad59608',
  person: 'a3bb8764-cb92-4276-9d2a-ca1e895e55ea',
  condition:
    "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:ContainerName] StringEqualsIgnoreCase 'foo_storage_container'",
  approvals: '69356bc4-b3be-441a-b12f-503b745e0dea',
  approver: 'a6c7aecb-cbfd-4763-87ef-e91b4bd509d9',
  policies: '129ff972-28f8-46b8-a726-e497be039368',
  policyRole: 'a1705bd2-3a8f-45a5-8683-466fcfd5cc24',
  newGroup: '2385b0f3-5fa9-43cf-8ca4-b01dc97298cd',
  oldGroup: '2f4913c9-d15b-406a-9946-1d66a28f2690',
  grants: 'a925f2f7-5c63-4b7b-8799-25a5f97bc3b2',
  grantedRole: '0b5fe924-9a61-425c-96af-cfe6e287ca2d',
  grantee: 'ce2ce14e-85d7-4629-bdbc-454d0519d987',
  alerts: 'afa2a084-766f-4003-8ae1-c4aeb893a99f',
} as const;

/** The recordings of October 2026; equal placeholders were equal ids. */
const placeholder = (number: number) => `dddddddd-dddd-dddd-dddd-00000000000${number}`;
export const WIRE = {
  subscription: placeholder(1),
  role: placeholder(3),
  person: placeholder(4),
  eligibilities: [placeholder(2), placeholder(5)],
  activation: placeholder(7),
  groups: ['opim-s2-rg', 'opim-s2-rg2'],
} as const;

/** The fixtures of 2024: nearly every id is zeros and a digit. */
const zeros = (number: number) => `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`;
export const CLIENT = {
  subscription: zeros(1),
  person: zeros(2),
  role: zeros(4),
  group: zeros(9),
  eligibility: zeros(5),
} as const;

const tenant = (people: readonly object[], azure: object, groups: readonly object[] = []): TenantFile =>
  ({
    tenantId: 'e0b13496-83d1-4721-8bf9-f965f676106f',
    displayName: 'Example',
    domain: 'example.example',
    bot: contoso.bot,
    people: [{ id: OWNER, displayName: 'Admin', userPrincipalName: 'owner@example.example' }, ...people],
    groups,
    roles: [],
    azure,
  }) as unknown as TenantFile;

const role = (id: string, displayName: string, isCustom = false) => ({
  id,
  displayName,
  isCustom,
  actions: ['*/read'],
});
const owner = { ...role(OWNER_ROLE, 'Owner'), actions: ['*'] };
const owns = (scope: string) => ({ principal: OWNER, role: OWNER_ROLE, scope, outsidePim: true });
const path = (subscription: string, group?: string) =>
  `/subscriptions/${subscription}${group ? `/resourceGroups/${group}` : ''}`;

export const specTenant = (isApprovalNeeded: boolean): TenantFile =>
  tenant(
    [
      {
        id: SPEC.person,
        displayName: 'User Account',
        userPrincipalName: 'user@my-tenant.com',
        mail: 'user@my-tenant.com',
      },
      { id: SPEC.approver, displayName: 'Shubham Gupta', userPrincipalName: 'shugup@microsoft.com' },
      { id: SPEC.grantee, displayName: 'Grantee', userPrincipalName: 'grantee@example.example' },
    ],
    {
      subscriptions: [
        { id: SPEC.subscription, displayName: 'Pay-As-You-Go', resourceGroups: [{ name: 'RG-1' }, { name: 'RG-2' }] },
        { id: SPEC.policies, displayName: 'Pay-As-You-Go' },
        { id: SPEC.approvals, displayName: 'Approvals' },
        { id: SPEC.alerts, displayName: 'Alerts' },
        {
          id: SPEC.grants,
          displayName: 'Grants',
          resourceGroups: [
            { name: 'testrg', resources: [{ type: 'Microsoft.DocumentDb/databaseAccounts', name: 'test-db-account' }] },
          ],
        },
      ],
      roles: [
        owner,
        role(SPEC.role, 'Contributor'),
        role(SPEC.policyRole, 'FHIR Data Converter'),
        role(SPEC.grantedRole, 'Granted'),
      ],
      policies: [
        { role: SPEC.role, scope: path(SPEC.subscription), maximumDuration: 'PT8H' },
        {
          role: SPEC.role,
          scope: path(SPEC.approvals),
          maximumDuration: 'PT8H',
          ...(isApprovalNeeded ? { approvers: [SPEC.approver] } : {}),
        },
      ],
      assignments: [
        ...[SPEC.subscription, SPEC.policies, SPEC.grants, SPEC.alerts].map((id) => owns(path(id))),
        // Whoever lists approvals without a filter may read at the root.
        ...(isApprovalNeeded ? [{ ...owns('/'), principal: SPEC.approver }] : []),
      ],
      eligibilities: [{ principal: SPEC.person, role: SPEC.role, scope: path(SPEC.approvals) }],
    },
    [
      { id: SPEC.newGroup, displayName: 'amansw_new_group' },
      { id: SPEC.oldGroup, displayName: 'amansw_group' },
    ],
  );

export const wireTenant: TenantFile = tenant(
  [{ id: WIRE.person, displayName: 'opim-s2-live-user', userPrincipalName: 'user@contoso.com' }],
  {
    subscriptions: [
      { id: WIRE.subscription, displayName: 'Live', resourceGroups: WIRE.groups.map((name) => ({ name })) },
    ],
    roles: [owner, role(WIRE.role, 'Reader')],
    eligibilities: WIRE.groups.map((group, index) => ({
      id: WIRE.eligibilities[index],
      principal: WIRE.person,
      role: WIRE.role,
      scope: path(WIRE.subscription, group),
      from: '2026-10-09T09:48:47.663Z',
      until: '2026-11-08T09:48:47.610Z',
    })),
  },
);

/** The fixtures say `zeros(0)` for a subscription, too. */
export const clientTenant: TenantFile = tenant(
  [{ id: CLIENT.person, displayName: 'USERNAME', userPrincipalName: 'user@contoso.com', mail: 'user@contoso.com' }],
  {
    subscriptions: [
      { id: CLIENT.subscription, displayName: 'azure-sub-name' },
      { id: zeros(8), displayName: 'Other' },
    ],
    roles: [owner, role(CLIENT.role, 'Custom Role Name', true)],
    policies: [{ role: CLIENT.role, scope: path(CLIENT.subscription), maximumDuration: 'PT8H' }],
    eligibilities: [
      { id: CLIENT.eligibility, principal: CLIENT.group, role: CLIENT.role, scope: path(CLIENT.subscription) },
    ],
  },
  [{ id: CLIENT.group, displayName: 'Team', members: [CLIENT.person] }],
);
