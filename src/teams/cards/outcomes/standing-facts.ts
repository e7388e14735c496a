import type { Approver, Standing } from '../../../pim/index.ts';
import type { OutcomeFacts } from './outcome-sentences.ts';

/** What a standing says about the right that is called `role`. */
export function standingFacts(
  standing: Standing,
  role: string,
  approvers: readonly Approver[] | undefined,
): OutcomeFacts {
  const nothing = { role, approvers, status: '', startsAt: undefined, endsAt: undefined, isEndKnown: false };
  switch (standing.kind) {
    case 'active':
      return { ...nothing, state: 'active', endsAt: standing.assignment.endsAt, isEndKnown: true };
    case 'requested': {
      const { status, startsAt, endsAt } = standing.request;
      return { ...nothing, state: standing.state, status, startsAt, endsAt };
    }
    case 'none':
      return { ...nothing, state: 'none' };
  }
}
