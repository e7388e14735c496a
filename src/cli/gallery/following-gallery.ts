import type { ApprovalStep, FollowedRequest, RequestState, ScheduleRequest } from '../../pim/index.ts';
import type { RenderedCard } from '../../teams/cards/elements/rendered-card.ts';
import { changeCard } from '../../teams/cards/following/change-card.ts';
import { type Followed, followedCard } from '../../teams/cards/following/followed-card.ts';
import { neverArrivedCard } from '../../teams/cards/following/never-arrived-card.ts';
import { later, reader, request, view } from './samples.ts';

const decision = (result: ApprovalStep['result'], justification: string): ApprovalStep => ({
  id: '1',
  status: 'Completed',
  isAssignedToMe: false,
  result,
  reviewedBy: { id: 'megan', kind: 'user', name: 'Megan Bowen', signInName: 'meganb@contoso.example' },
  reviewedAt: later(-1),
  justification,
});

const followed = (state: RequestState, more: Partial<Followed> = {}, of: Partial<ScheduleRequest> = {}): Followed => ({
  request: { ...request('PendingApproval'), createdAt: later(-40), justification: 'INC-4711: export the logs', ...of },
  state,
  endsAt: undefined,
  decision: undefined,
  lastSeen: undefined,
  ...more,
});
const approved = decision('approve', 'agreed with the team lead');
const never = {
  draft: { action: 'selfActivate', justification: 'INC-4711: export the logs' },
  askedAt: later(-12),
} as FollowedRequest;

/** What requests that are followed become, and the short messages that tell it. */
export const FOLLOWING_GALLERY: Readonly<Record<string, RenderedCard>> = {
  'followed-last-seen': followedCard(followed('waiting-for-approval', { lastSeen: later(-56) }), view),
  'followed-denied': followedCard(followed('denied', { decision: decision('deny', 'use the break-glass role') }), view),
  'followed-extension-granted': followedCard(followed('active', {}, { action: 'selfExtend' }), view),
  'told-approved': changeCard(
    'waiting-for-approval',
    followed('active', { endsAt: later(60), decision: approved }),
    view,
  ),
  'told-approved-later': changeCard(
    'waiting-for-approval',
    followed('scheduled', { decision: approved }, { startsAt: later(600) }),
    view,
  ),
  'told-approved-provisioning': changeCard(
    'waiting-for-approval',
    followed('provisioning', { decision: approved }),
    view,
  ),
  'told-denied': changeCard(
    'waiting-for-approval',
    followed('denied', { decision: decision('deny', 'use the break-glass role') }),
    view,
  ),
  'told-lapsed': changeCard('waiting-for-approval', followed('lapsed'), view),
  'told-started': changeCard('scheduled', followed('active', { endsAt: later(60) }), view),
  'told-ended': changeCard('active', followed('ended'), view),
  'told-cancelled': changeCard('waiting-for-approval', followed('cancelled'), view),
  'told-failed': changeCard('provisioning', followed('failed', {}, { status: 'Failed' }), view),
  'told-never-arrived': neverArrivedCard(never, reader, view),
  'told-never-arrived-unnamed': neverArrivedCard(never, undefined, view),
};
