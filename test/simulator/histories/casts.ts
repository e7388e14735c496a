import { groupSurface } from '../../../src/simulator/graph/surfaces/group-surface.ts';
import { roleSurface } from '../../../src/simulator/graph/surfaces/role-surface.ts';
import type { Surface } from '../../../src/simulator/graph/surfaces/surface.ts';
import { EXACT } from '../../../src/simulator/pim/knobs.ts';
import type { Access } from '../../../src/simulator/pim/model.ts';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from '../../../src/simulator/tenant/schema.ts';
import { createTenantState } from '../../../src/simulator/world.ts';
import { azureRoleId, DEV, GROUP, PROD, STARTED, STORAGE, WEB } from '../arm/arm-rig.ts';
import { groupId, personId, roleId } from '../rig.ts';
import { AZURE_FACE } from './faces/azure-face.ts';
import type { Face } from './faces/face.ts';
import { graphFace } from './faces/graph-face.ts';
import type { Cast } from './history.ts';

/** Somebody who never takes part: has no role, is no principal and no approver. */
export const BYSTANDER = personId('Isaiah');

/** Who administers; holds the role for it from the start. */
export const ADMINISTRATOR = personId('Adele');

const people = ['Alex', 'Megan', 'Adele'].map(personId);
const commanders = groupId('Incident Commanders');

/** Contoso, with one role more that needs approval: nobody is named, so the administrators decide. */
export const TENANT: TenantFile = {
  ...(contoso as TenantFile),
  roles: contoso.roles.map((role) =>
    role.displayName === 'Reports Reader' ? { ...role, policy: { maximumDuration: 'PT8H', approvers: [] } } : role,
  ) as TenantFile['roles'],
};

/** What is true of Contoso, written down here, so that the engine is not asked about itself. */
export interface Stage {
  readonly face: Face;
  /** Of Graph, to be asked over its routes. */
  readonly surface?: Surface;
  readonly cast: Cast;
  /** Who decides about activations, by access. */
  approversOf(access: Access): readonly string[];
  /** Who reads other people's at an access, of those who hold this now. */
  readersOf(access: Access, held: readonly Held[]): readonly string[];
  /** The same for who may grant and take away. */
  administratorsOf(access: Access, held: readonly Held[]): readonly string[];
}

/** Somebody has something now: what the surface's instances say. */
export interface Held {
  readonly principalId: string;
  readonly access: Access;
}

const APPROVERS: Readonly<Record<string, readonly string[]>> = {
  // The group PIM Approvers.
  [roleId('User Administrator')]: ['Megan', 'Diego'].map(personId),
  [roleId('Reports Reader')]: [ADMINISTRATOR],
  [commanders]: [personId('Megan')],
};

const READER_ROLE = roleId('Security Reader');

export const STAGES: readonly Stage[] = [
  {
    face: graphFace(roleSurface),
    surface: roleSurface,
    cast: {
      people,
      administrator: ADMINISTRATOR,
      accesses: ['Security Reader', 'User Administrator', 'Reports Reader'].map((name) => ({
        role: roleId(name),
        scope: '/',
      })),
    },
    approversOf: ({ role }) => APPROVERS[role] ?? [],
    readersOf: (_access, held) => [
      ADMINISTRATOR,
      ...held.filter(({ access }) => access.role === READER_ROLE).map(({ principalId }) => principalId),
    ],
    administratorsOf: () => [ADMINISTRATOR],
  },
  {
    face: graphFace(groupSurface),
    surface: groupSurface,
    cast: {
      people,
      administrator: ADMINISTRATOR,
      accesses: [
        { role: 'member', scope: groupId('Prod Database Operators') },
        { role: 'member', scope: commanders },
        { role: 'owner', scope: commanders },
      ],
    },
    approversOf: ({ scope }) => APPROVERS[scope] ?? [],
    readersOf: ({ scope }, held) => [ADMINISTRATOR, ...belonging(scope, held)],
    administratorsOf: ({ scope }, held) => [ADMINISTRATOR, ...belonging(scope, held, 'owner')],
  },
  {
    face: AZURE_FACE,
    cast: {
      people,
      administrator: ADMINISTRATOR,
      accesses: [
        { role: azureRoleId('Contributor'), scope: DEV },
        { role: azureRoleId('Contributor'), scope: WEB },
        { role: azureRoleId('Contributor'), scope: PROD },
        { role: azureRoleId('Owner'), scope: WEB },
        { role: azureRoleId('Reader'), scope: GROUP },
        { role: azureRoleId('Storage Blob Data Contributor'), scope: STORAGE },
      ],
    },
    approversOf: ({ role, scope }) =>
      role === azureRoleId('Owner') && scope === WEB ? ['Megan', 'Diego'].map(personId) : [],
    readersOf: ({ scope }, held) => [ADMINISTRATOR, ...holding(READERS_OF_AZURE, scope, held)],
    administratorsOf: ({ scope }, held) => [ADMINISTRATOR, ...holding([azureRoleId('Owner')], scope, held)],
  },
];

const READERS_OF_AZURE = ['Contributor', 'Owner', 'Reader'].map(azureRoleId);
const { scopes } = createTenantState(contoso, STARTED, EXACT).azure;

/** Who holds one of the roles there or above. */
const holding = (roles: readonly string[], scope: string, held: readonly Held[]): readonly string[] =>
  held
    .filter(({ access }) => roles.includes(access.role) && scopes.isAtOrAbove(access.scope, scope))
    .map(({ principalId }) => principalId);

const belonging = (scope: string, held: readonly Held[], as?: string): readonly string[] =>
  held
    .filter(({ access }) => access.scope === scope && (as === undefined || access.role === as))
    .map(({ principalId }) => principalId);
