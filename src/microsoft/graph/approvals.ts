import { type Approvals, isRefusal, type ScheduleRequest } from '../../pim/index.ts';
import { segment, withQuery } from '../http/client/odata.ts';
import type { Parts } from './list-rows.ts';
import { approvalOf } from './map/approval.ts';
import { approval } from './wire/approval.ts';

const WORDS = { approve: 'Approve', deny: 'Deny' } as const;

/** Deciding activations: steps in beta for roles, stages in v1.0 for groups, the same thing with the same members. */
export function createApprovals({ graph, surface }: Parts): Approvals {
  const { path, parts } = surface.approvals;
  const pathOf = ({ approvalId, id }: ScheduleRequest) => `${path}/${segment(approvalId ?? id)}`;
  return {
    async read(person, request) {
      if (request.approvalId === undefined) return undefined;
      try {
        const found = await graph.find(person, withQuery(pathOf(request), { expand: parts }), approval);
        return found && approvalOf(found);
      } catch (error) {
        // Neither asked for it nor may decide it. A missing permission of the bot has other codes and goes up.
        if (isRefusal(error, 'UnauthorizedAccessException')) return undefined;
        throw error;
      }
    },
    decide: (person, request, stepId, { result, justification }) =>
      graph.write(person, 'PATCH', `${pathOf(request)}/${parts}/${segment(stepId)}`, {
        reviewResult: WORDS[result],
        justification,
      }),
  };
}
