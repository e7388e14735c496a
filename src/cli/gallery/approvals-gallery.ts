import type { ApprovalStep, RequestContext, RoleDefinition } from '../../pim/index.ts';
import { approvalListCard } from '../../teams/cards/approvals/approval-list-card.ts';
import { type Decided, decisionCard } from '../../teams/cards/approvals/decision-card.ts';
import { reviewCard } from '../../teams/cards/approvals/review-card.ts';
import { decisionInDoubtCard, notYoursCard } from '../../teams/cards/approvals/undecided-card.ts';
import type { RenderedCard } from '../../teams/cards/elements/rendered-card.ts';
import { standingCard } from '../../teams/cards/outcomes/standing-card.ts';
import { later, policy, reader, request, view } from './samples.ts';
import { owner, waiting } from './waiting-request.ts';

const megan = { id: 'megan', kind: 'user', name: 'Megan Bowen', signInName: 'meganb@contoso.example' } as const;

const definition = (isPrivileged: boolean): RoleDefinition => ({
  provider: 'entra-role',
  id: 'User Administrator',
  name: 'User Administrator',
  description: '',
  isBuiltIn: true,
  isPrivileged,
  allows: [],
  except: [],
});
const grave: RequestContext = {
  policy: policy('PT1H', ['Justification'], ['Megan Bowen', 'PIM Approvers']),
  definition: definition(true),
};
const unread: RequestContext = { policy: undefined, definition: undefined };

const step = (result: ApprovalStep['result'], justification = 'agreed with the team lead'): ApprovalStep => ({
  id: '1',
  status: 'Completed',
  isAssignedToMe: false,
  result,
  reviewedBy: megan,
  reviewedAt: later(-3),
  justification,
});
const decided = (more: Partial<Decided>): RenderedCard =>
  decisionCard(
    { request: waiting({ status: 'Provisioned' }), state: 'active', step: step('approve'), by: 'viewer', ...more },
    view,
  );

/** Cards of those who decide. */
export const APPROVALS_GALLERY: Readonly<Record<string, RenderedCard>> = {
  approvals: approvalListCard(
    {
      rows: [
        { request: waiting(), context: grave },
        { request: owner, context: unread },
      ],
      hidden: 3,
      missing: [],
    },
    view,
  ),
  'approvals-empty': approvalListCard({ rows: [], hidden: 0, missing: [] }, view),
  'approvals-note': approvalListCard(
    {
      rows: [{ request: waiting(), context: grave }],
      hidden: 0,
      missing: ['azure-resource'],
      note: view.words.say('approvals.noSuchNumber', { number: 7 }),
    },
    view,
  ),
  review: reviewCard(waiting(), grave, view),
  'review-first-time': reviewCard(waiting(), { ...grave, isFirst: true }, view),
  'review-said': reviewCard(owner, unread, view, { justification: 'agreed in the change meeting' }),
  'review-needs-reason': reviewCard(waiting(), unread, view, { notes: [view.words.say('review.needsReason')] }),
  'decision-approved': decided({ request: waiting({ status: 'Provisioned', endsAt: later(60) }) }),
  'decision-scheduled': decided({ state: 'scheduled', request: waiting({ status: 'Granted', startsAt: later(600) }) }),
  'decision-provisioning': decided({ state: 'provisioning' }),
  'decision-unread': decided({ state: undefined }),
  'decision-denied': decided({ state: 'denied', step: step('deny', 'not during the freeze') }),
  'decision-by-another': decided({ by: 'another' }),
  'decision-denied-by-another': decided({
    by: 'another',
    state: 'denied',
    step: step('deny', 'not during the freeze'),
  }),
  'decision-lapsed': decided({ by: 'others', state: 'lapsed', step: undefined }),
  'decision-cancelled': decided({ by: 'others', state: 'cancelled', step: undefined }),
  'decision-failed': decided({ state: 'failed', request: waiting({ status: 'FailedAsResourceIsLocked' }) }),
  'decision-unknown': decided({ state: 'unknown', request: waiting({ status: 'SomethingNew' }) }),
  'decision-waiting': decided({ by: 'others', state: 'waiting-for-approval', step: undefined }),
  'decision-over': decided({ by: 'others', state: 'ended', step: undefined }),
  'decision-not-yours': notYoursCard(view),
  'decision-in-doubt': decisionInDoubtCard(waiting(), view),
  'outcome-denied-by': standingCard(reader, { kind: 'requested', request: request('Denied'), state: 'denied' }, view, {
    decision: step('deny', 'not during the freeze'),
  }),
};
