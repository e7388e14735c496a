import type { Approver, RequestState } from '../../../pim/index.ts';
import { moment } from '../../../words/moment.ts';
import { until } from '../../../words/until.ts';
import type { View } from '../../../words/view.ts';
import { approverNames } from '../rights/plan-facts.ts';

/** What there is to say about a right, as far as it is known. */
export interface OutcomeFacts {
  readonly state: RequestState | 'none' | 'in-doubt';
  /** The right's name. */
  readonly role: string;
  /** PIM's own word for the state. */
  readonly status: string;
  readonly startsAt: Date | undefined;
  readonly endsAt: Date | undefined;
  /** Whether no end means permanent (an assignment) or that PIM named none (a request). */
  readonly isEndKnown: boolean;
  /** Nothing = not known here. */
  readonly approvers: readonly Approver[] | undefined;
}

export interface OutcomeSentences {
  /** What is. */
  readonly title: string;
  /** What that means, and what to do. */
  readonly next: string;
}

/** The state in words. Only what is in force now is called "active until". */
export function outcomeSentences(facts: OutcomeFacts, view: View): OutcomeSentences {
  const { words } = view;
  const { role, status, startsAt, endsAt, approvers } = facts;
  switch (facts.state) {
    case 'active':
      return {
        title:
          endsAt || facts.isEndKnown
            ? words.say('outcome.active', { role, until: until(endsAt, view) })
            : words.say('outcome.activeNoEndNamed', { role }),
        next: words.say('outcome.activeNext'),
      };
    case 'scheduled':
      return {
        title: startsAt
          ? words.say('outcome.scheduled', { role, start: moment(startsAt, view) })
          : words.say('outcome.scheduledSoon', { role }),
        next: words.say('outcome.scheduledNext'),
      };
    case 'provisioning':
      return { title: words.say('outcome.provisioning', { role }), next: words.say('outcome.provisioningNext') };
    case 'waiting-for-approval':
      return {
        title: words.say('outcome.waitingForApproval', { role }),
        next: approvers
          ? words.say('outcome.waitingForApprovalNext', { approvers: approverNames(approvers, words) })
          : words.say('outcome.waitingForApprovalUnnamed'),
      };
    case 'waiting-for-administrator':
      return {
        title: words.say('outcome.waitingForAdministrator', { role }),
        next: words.say('outcome.waitingForAdministratorNext'),
      };
    case 'ended':
      return { title: words.say('outcome.ended', { role }), next: words.say('outcome.endedNext') };
    case 'denied':
      return { title: words.say('outcome.denied', { role }), next: words.say('outcome.deniedNext') };
    case 'cancelled':
      return { title: words.say('outcome.cancelled', { role }), next: words.say('outcome.cancelledNext') };
    case 'lapsed':
      return { title: words.say('outcome.lapsed', { role }), next: words.say('outcome.lapsedNext') };
    case 'failed':
      return { title: words.say('outcome.failed', { role }), next: words.say('outcome.failedNext', { status }) };
    case 'unknown':
      return { title: words.say('outcome.unknown', { role }), next: words.say('outcome.unknownNext', { status }) };
    case 'none':
      return { title: words.say('outcome.none', { role }), next: words.say('outcome.noneNext') };
    case 'in-doubt':
      return { title: words.say('outcome.inDoubt', { role }), next: words.say('outcome.inDoubtNext') };
  }
}
