import { type Approvals, isRefusal, type ScheduleRequest } from '../../pim/index.ts';
import { segment } from '../http/client/odata.ts';
import type { ArmClient } from './client.ts';
import { isForbidden } from './errors.ts';
import { stepOf } from './map/approval.ts';
import { pathAt } from './path.ts';
import { stage } from './wire/approval.ts';

const WORDS = { approve: 'Approve', deny: 'Deny' } as const;

/** Deciding activations. Approvals stand at the root of the tenant, wherever the request is. */
export function createApprovals(arm: ArmClient): Approvals {
  const pathTo = ({ approvalId, id }: ScheduleRequest, stages: string) =>
    pathAt('/', `roleAssignmentApprovals/${segment(approvalId ?? id)}/${stages}`, { version: 'approvals' });
  return {
    async read(person, request) {
      if (request.approvalId === undefined) return undefined;
      try {
        const stages = await arm.list(person, pathTo(request, 'stages'), stage);
        return { id: request.approvalId, steps: stages.map(stepOf) };
      } catch (error) {
        const isNotThere = isRefusal(error) && error.facts.status === 404;
        if (isNotThere || isForbidden(error)) return undefined;
        throw error;
      }
    },
    async decide(person, request, stepId, { result, justification }) {
      const path = pathTo(request, `stages/${segment(stepId)}`);
      const decision = { reviewResult: WORDS[result], justification };
      try {
        await arm.write(person, 'PATCH', path, { properties: decision });
      } catch (error) {
        if (!isMisread(error)) throw error;
        await arm.write(person, 'PATCH', path, decision);
      }
    },
  };
}

/**
 * The schema says that the body is flat, most clients and Microsoft's own example wrap it: nobody recorded which the
 * service wants. A refusal that has nothing to do with the form is the answer.
 */
const isMisread = (error: unknown): boolean =>
  isRefusal(error) && error.facts.status === 400 && error.facts.rules.length === 0;
