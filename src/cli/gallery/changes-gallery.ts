import { AppError } from '../../core/app-error.ts';
import { parseIsoDuration } from '../../core/iso-duration.ts';
import {
  type ApprovalStep,
  type ExpiredRight,
  PimRefusal,
  type Plan,
  planProlong,
  type RequestContext,
  type RequestState,
  type RoleDefinition,
  type ScheduleRequest,
  type Standing,
  targetOf,
} from '../../pim/index.ts';
import { approvalListCard } from '../../teams/cards/approvals/approval-list-card.ts';
import { type Decided, decisionCard } from '../../teams/cards/approvals/decision-card.ts';
import { reviewCard } from '../../teams/cards/approvals/review-card.ts';
import { decisionInDoubtCard, notYoursCard } from '../../teams/cards/approvals/undecided-card.ts';
import type { RenderedCard } from '../../teams/cards/elements/rendered-card.ts';
import { prolongFormCard } from '../../teams/cards/forms/prolong-form-card.ts';
import { restartFormCard } from '../../teams/cards/forms/restart-form-card.ts';
import { chooseCancelCard } from '../../teams/cards/lists/choose-cancel-card.ts';
import { chooseProlongCard } from '../../teams/cards/lists/choose-prolong-card.ts';
import { cancelCard, nothingToCancelCard } from '../../teams/cards/outcomes/cancel-card.ts';
import { prolongCard } from '../../teams/cards/outcomes/prolong-card.ts';
import { notAgainCard } from '../../teams/cards/outcomes/restart-card.ts';
import { severalActivationsCard } from '../../teams/cards/outcomes/several-activations-card.ts';
import { severalDeactivationsCard } from '../../teams/cards/outcomes/several-deactivations-card.ts';
import { standingCard } from '../../teams/cards/outcomes/standing-card.ts';
import {
  activation,
  alex,
  billing,
  eligible,
  helpdesk,
  justified,
  later,
  now,
  planOf,
  policy,
  reader,
  request,
  strict,
  twoHours,
  view,
} from './samples.ts';

const megan = { id: 'megan', kind: 'user', name: 'Megan Bowen', signInName: 'meganb@contoso.example' } as const;

const waiting = (more: Partial<ScheduleRequest> = {}): ScheduleRequest => ({
  ...request('PendingApproval'),
  role: { id: 'User Administrator', name: 'User Administrator' },
  principal: { ...reader.principal, signInName: 'alexw@contoso.example' },
  createdAt: later(-35),
  startsAt: undefined,
  endsAt: undefined,
  duration: parseIsoDuration('PT1H'),
  justification: 'INC-4711: unlock the accounts of the night shift',
  approvalId: '8593a329-2911-4630-9902-d35178bc8fd6',
  ...more,
});
const owner = waiting({
  provider: 'azure-resource',
  id: 'b1f6c2d4-2911-4630-9902-d35178bc8fd6',
  role: { id: 'Owner', name: 'Owner' },
  scope: { kind: 'resource-group', id: '/subscriptions/1/resourceGroups/rg-web-prod', name: 'rg-web-prod' },
  principal: { id: 'isaiah', kind: 'user', name: 'Isaiah Langer', signInName: 'isaiahl@contoso.example' },
  startsAt: later(24 * 60),
  justification: undefined,
  ticket: { ticketNumber: 'CHG0012', ticketSystem: 'ServiceNow' },
});

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

const ending: ExpiredRight = { ...billing, kind: 'eligibility' };
const prolongPlan = (action: 'selfExtend' | 'selfRenew', days?: number): Plan =>
  planProlong(
    {
      action,
      kind: 'eligibility',
      target: targetOf(ending),
      person: alex,
      input: { duration: days === undefined ? undefined : parseIsoDuration(`P${days}D`) },
      current: { endsAt: ending.endsAt },
    },
    { now },
  );
const prolonged = (state: RequestState, status: string): RenderedCard =>
  prolongCard(
    'selfExtend',
    ending,
    { kind: 'requested', request: { ...request(status), role: billing.role }, state },
    view,
  );
const cancelled = (state: RequestState, status: string): RenderedCard =>
  cancelCard(waiting(), { kind: 'too-late', request: waiting({ status }), state }, view);

const refusal = new PimRefusal({
  status: 400,
  pimCode: 'RoleAssignmentRequestPolicyValidationFailed',
  pimMessage: 'The following policy rules failed: ["ExpirationRule"]',
  rules: ['ExpirationRule'],
  requestId: 'f4a1d6b0-52c7-4f0e-9a5e-2b1c3d4e5f60',
  claims: undefined,
});
const done = (standing: Standing, right = reader) =>
  ({
    kind: 'tried',
    right,
    attempt: {
      ok: true,
      value: { kind: 'done', eligibility: right, plan: planOf(right, justified, twoHours), standing, isNew: true },
    },
  }) as const;

/** The cards of deciding, taking back, prolonging, restarting, and doing several at once. */
export const CHANGES_GALLERY: Readonly<Record<string, RenderedCard>> = {
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
  'cancel-cancelled': cancelCard(waiting(), { kind: 'cancelled', request: undefined }, view),
  'cancel-too-late': cancelled('active', 'Provisioned'),
  'cancel-over': cancelled('denied', 'Denied'),
  'cancel-in-doubt': cancelCard(waiting(), { kind: 'in-doubt', request: waiting() }, view),
  'cancel-nothing': nothingToCancelCard(view),
  'choose-cancel': chooseCancelCard(
    view.words.say('cancel.several', { name: 'Administrator' }),
    [
      { request: waiting(), state: 'waiting-for-approval' },
      { request: owner, state: 'scheduled' },
    ],
    view,
  ),
  'choose-prolong': chooseProlongCard(
    'several',
    [
      { kind: 'activation', right: activation },
      { kind: 'holding', right: ending },
      { kind: 'ended', right: { ...helpdesk, kind: 'eligibility', endsAt: later(-24 * 60) } },
    ],
    {},
    view,
  ),
  'extend-form': prolongFormCard('selfExtend', ending, prolongPlan('selfExtend'), view),
  'extend-not-later': prolongFormCard('selfExtend', ending, prolongPlan('selfExtend', 2), view),
  'renew-form': prolongFormCard('selfRenew', { ...ending, endsAt: later(-24 * 60) }, prolongPlan('selfRenew'), view),
  'prolong-waiting': prolonged('waiting-for-administrator', 'PendingAdminDecision'),
  'prolong-done': prolonged('active', 'Provisioned'),
  'prolong-working': prolonged('provisioning', 'PendingEvaluation'),
  'prolong-over': prolonged('denied', 'AdminDenied'),
  'prolong-in-doubt': prolongCard('selfExtend', ending, { kind: 'in-doubt', plan: prolongPlan('selfExtend') }, view),
  'restart-form': restartFormCard(activation, planOf(reader, justified, {}), view),
  'restart-offer': restartFormCard(
    activation,
    planOf(reader, strict, { ...twoHours, duration: parseIsoDuration('PT1H'), justification: 'still at it' }),
    view,
    later(3),
  ),
  'restart-not-again': notAgainCard(reader, twoHours, refusal, view),
  'several-activations': severalActivationsCard(
    [
      done({ kind: 'active', assignment: activation }),
      done({ kind: 'requested', request: waiting(), state: 'waiting-for-approval' }, eligible('User Administrator')),
      {
        kind: 'tried',
        right: helpdesk,
        attempt: { ok: true, value: { kind: 'needs-input', plan: planOf(helpdesk, justified, twoHours) } },
      },
      { kind: 'tried', right: billing, attempt: { ok: false, error: refusal } },
      {
        kind: 'tried',
        right: eligible('Exchange Administrator'),
        attempt: { ok: false, error: new AppError('Throttled', 'busy') },
      },
      {
        kind: 'unclear',
        name: 'Cloud Administrator',
        why: 'near',
        rights: [eligible('Cloud Application Administrator'), eligible('Cloud Device Administrator')],
      },
      { kind: 'unclear', name: 'Zookeeper', why: 'none', rights: [] },
    ],
    twoHours,
    view,
  ),
  'several-deactivations': severalDeactivationsCard(
    [
      {
        kind: 'tried',
        activation,
        attempt: {
          ok: true,
          value: { kind: 'requested', assignment: activation, request: request('Revoked'), state: 'ended' },
        },
      },
      {
        kind: 'tried',
        activation: { ...activation, role: billing.role },
        attempt: {
          ok: true,
          value: { kind: 'too-early', assignment: { ...activation, role: billing.role }, possibleAt: later(3) },
        },
      },
      {
        kind: 'tried',
        activation: { ...activation, ...helpdesk, assignmentType: 'activated', instanceId: '3' },
        attempt: { ok: false, error: new AppError('Throttled', 'busy') },
      },
    ],
    view,
  ),
};
