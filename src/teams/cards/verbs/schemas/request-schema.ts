import { z } from 'zod';
import type { ScheduleRequest } from '../../../../pim/index.ts';

const id = z.string().min(1).max(300);

/** A request inside card data: where PIM can be asked for it. No name: those are read from PIM again. */
export const requestSchema = z.strictObject({
  provider: z.enum(['entra-role', 'group', 'azure-resource']),
  kind: z.enum(['assignment', 'eligibility']),
  id,
  roleId: id,
  scopeId: id,
  principalId: id,
  createdBy: id.optional(),
  approvalId: id.optional(),
});

/** A request, by ids alone. */
export type RequestIds = z.output<typeof requestSchema>;

export const idsOf = (request: ScheduleRequest): RequestIds => ({
  provider: request.provider,
  kind: request.kind,
  id: request.id,
  roleId: request.role.id,
  scopeId: request.scope.id,
  principalId: request.principal.id,
  ...(request.createdBy && { createdBy: request.createdBy }),
  ...(request.approvalId && { approvalId: request.approvalId }),
});
