import { type ApprovalStep, lengthOf, type RequestState, type ScheduleRequest } from '../../../pim/index.ts';
import { moment, pastMoment } from '../../../words/moment.ts';
import type { View } from '../../../words/view.ts';
import { action } from '../elements/action.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { outcomeFrame } from '../outcomes/outcome-frame.ts';
import { personName } from '../rights/person-name.ts';
import { shortName } from '../rights/right.ts';
import type { Status } from '../rights/status-look.ts';
import { approvalReview } from '../verbs/approvals/approval-review.ts';
import { lengthWords, placeFact } from './request-details.ts';

/** What was decided about a request, as PIM says it. */
export interface Decided {
  readonly request: ScheduleRequest;
  /** How it stands now; nothing = it could not be read. */
  readonly state: RequestState | undefined;
  /** Nothing = nobody decided, or PIM does not say. */
  readonly step: Pick<ApprovalStep, 'result' | 'reviewedBy' | 'reviewedAt' | 'justification'> | undefined;
  /** Whose decision it was: the viewer's, that of another before the viewer's, or of others where the viewer only looks. */
  readonly by: 'viewer' | 'another' | 'others';
}

interface Said {
  readonly status: Status;
  readonly title: string;
  readonly next: string;
}

/** The same truth for everybody who asks: who decided, when, why, and what became of it. */
export function decisionCard(decided: Decided, view: View): RenderedCard {
  const { words } = view;
  const { request, state, step } = decided;
  const said = saidOf(decided, view);
  const isOpen = state === undefined || state === 'waiting-for-approval' || state === 'unknown';
  const isDecided = step !== undefined && step.result !== 'not-reviewed';
  return outcomeFrame(
    {
      ...said,
      next: decided.by === 'another' ? `${said.next} ${words.say('decision.notYourDecision')}` : said.next,
      facts: [
        [words.say('fact.scope'), placeFact(request, words)],
        [words.say('fact.duration'), lengthWords(request, words)],
        [words.say('fact.justification'), request.justification],
        [words.say('fact.decidedBy'), isDecided && step.reviewedBy ? personName(step.reviewedBy) : undefined],
        [words.say('fact.decided'), isDecided && step.reviewedAt ? pastMoment(step.reviewedAt, view) : undefined],
        [words.say('fact.reason'), isDecided ? step.justification : undefined],
      ],
      reference: words.say('fact.pimRequest', { id: request.id }),
      actions: isOpen ? [action(approvalReview.press(request), { title: words.say('button.lookAgain') })] : [],
      hints: [words.say('say.approvals')],
    },
    view,
  );
}

function saidOf({ request, state, step, by }: Decided, view: View): Said {
  const { words, now } = view;
  const who = { role: shortName(request, words), requester: personName(request.principal) };
  switch (state) {
    case 'lapsed':
      return {
        status: state,
        title: words.say('decision.lapsed', who),
        next: words.say('decision.lapsedNext', { requester: who.requester }),
      };
    case 'cancelled':
      return { status: state, title: words.say('decision.cancelled', who), next: words.say('decision.cancelledNext') };
    case 'failed':
      return {
        status: state,
        title: words.say('decision.failed', who),
        next: words.say('decision.failedNext', { status: request.status, requester: who.requester }),
      };
    case 'unknown':
      return {
        status: state,
        title: words.say('decision.unknown', who),
        next: words.say('decision.unknownNext', { status: request.status }),
      };
  }
  const approver = step?.reviewedBy ? personName(step.reviewedBy) : undefined;
  const isMine = by === 'viewer';
  if (step?.result === 'deny' || state === 'denied')
    return {
      status: 'denied',
      title: isMine
        ? words.say('decision.youDenied', who)
        : approver
          ? words.say('decision.deniedBy', { ...who, approver })
          : words.say('decision.denied', who),
      next: words.say('decision.deniedNext', { requester: who.requester }),
    };
  if (step?.result === 'approve')
    return {
      status: 'approved',
      title: isMine
        ? words.say('decision.youApproved', who)
        : approver
          ? words.say('decision.approvedBy', { ...who, approver })
          : words.say('decision.approved', who),
      next: afterApproval(request, isOver(request, step.reviewedAt, now) ? 'ended' : state, view),
    };
  if (state === 'waiting-for-approval')
    return { status: state, title: words.say('decision.waiting', who), next: words.say('decision.waitingNext') };
  return { status: state ?? 'unknown', title: words.say('decision.over', who), next: words.say('decision.overNext') };
}

/** Of what began with the approval PIM's request names a length and no end: whether that is over. */
function isOver(request: ScheduleRequest, reviewedAt: Date | undefined, now: Date): boolean {
  const lengthMs = lengthOf(request);
  if (request.endsAt || !reviewedAt || lengthMs === undefined || laterThan(request.startsAt, reviewedAt)) return false;
  return now.getTime() > reviewedAt.getTime() + lengthMs;
}

const laterThan = (date: Date | undefined, other: Date): boolean => date !== undefined && date > other;

/** What the requester has of it now. */
function afterApproval(request: ScheduleRequest, state: RequestState | undefined, view: View): string {
  const { words } = view;
  const requester = personName(request.principal);
  switch (state) {
    case 'active': {
      if (request.endsAt) return words.say('decision.activeNext', { requester, end: moment(request.endsAt, view) });
      const duration = lengthWords(request, words);
      return duration
        ? words.say('decision.activeFor', { requester, duration })
        : words.say('decision.activeNoEnd', { requester });
    }
    case 'scheduled':
      return request.startsAt
        ? words.say('decision.scheduledNext', { requester, start: moment(request.startsAt, view) })
        : words.say('decision.scheduledSoon', { requester });
    case 'provisioning':
      return words.say('decision.provisioningNext', { requester });
    case 'ended':
      return words.say('decision.endedNext');
    default:
      return words.say('decision.unreadNext');
  }
}
