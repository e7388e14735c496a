import { groupSurface } from '../../../src/simulator/graph/surfaces/group-surface.ts';
import { roleSurface } from '../../../src/simulator/graph/surfaces/role-surface.ts';
import type { Surface } from '../../../src/simulator/graph/surfaces/surface.ts';
import type { Access } from '../../../src/simulator/pim/model.ts';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from '../../../src/simulator/tenant/schema.ts';
import { groupId, personId, roleId } from '../rig.ts';
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
  readonly surface: Surface;
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
];

const belonging = (scope: string, held: readonly Held[], as?: string): readonly string[] =>
  held
    .filter(({ access }) => access.scope === scope && (as === undefined || access.role === as))
    .map(({ principalId }) => principalId);
