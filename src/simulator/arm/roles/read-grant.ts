import { z } from 'zod';
import type { StandingGrant } from '../../pim/model.ts';
import { ArmError, invalidRequestContent } from '../arm-error.ts';
import type { ScopedCall } from '../open-call.ts';
import { readJson } from '../read-json.ts';
import { readRoleDefinitionId } from './role-definition-id.ts';

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const NAMES = ['properties', 'roleDefinitionId', 'principalId', 'condition', 'conditionVersion'];
const bodySchema = z.looseObject({
  properties: z.looseObject({
    roleDefinitionId: z.string().min(1),
    principalId: z.string().min(1).toLowerCase(),
    condition: z.string().nullish(),
    conditionVersion: z.string().nullish(),
  }),
});

/** A role assignment to be made past PIM; its description is not kept. Throws `ArmError` or `PimRefusal`. */
export function readGrant(name: string, json: string, { at, scope }: ScopedCall): StandingGrant {
  if (!GUID.test(name))
    throw new ArmError(
      400,
      'InvalidRoleAssignmentId',
      `The role assignment ID '${name}' is not valid. The role assignment ID must be a GUID.`,
    );
  const read = bodySchema.safeParse(readJson(json, NAMES));
  if (!read.success) throw invalidRequestContent("The members 'roleDefinitionId' and 'principalId' are required.");
  const { roleDefinitionId, principalId, condition, conditionVersion } = read.data.properties;
  const { directory, tenant } = at.state;
  if (!directory.object(principalId))
    throw new ArmError(
      400,
      'PrincipalNotFound',
      `Principal ${principalId.replaceAll('-', '')} does not exist in the directory ${tenant.tenantId}.`,
    );
  return {
    id: name.toLowerCase(),
    principalId,
    access: { role: readRoleDefinitionId(roleDefinitionId, scope, at), scope: scope.id },
    createdAt: at.now,
    start: at.now,
    end: null,
    outsidePim: true,
    ...(condition ? { condition: { expression: condition, version: conditionVersion ?? '2.0' } } : {}),
  };
}
