import { AppError } from '../../core/app-error.ts';
import { parseIsoDuration } from '../../core/iso-duration.ts';
import {
  type ActivationOutcome,
  type ExpiredRight,
  PimRefusal,
  type RequestOutcome,
  type RequestState,
} from '../../pim/index.ts';
import { approvalListCard } from '../../teams/cards/approvals/approval-list-card.ts';
import type { RenderedCard } from '../../teams/cards/elements/rendered-card.ts';
import { activationFormCard } from '../../teams/cards/forms/activation-form-card.ts';
import { activeListCard } from '../../teams/cards/lists/active-list-card.ts';
import { chooseRoleCard } from '../../teams/cards/lists/choose-role-card.ts';
import { roleListCard } from '../../teams/cards/lists/role-list-card.ts';
import { errorCard } from '../../teams/cards/messages/error-card.ts';
import { cancelCard } from '../../teams/cards/outcomes/cancel-card.ts';
import { checkCard } from '../../teams/cards/outcomes/check-card.ts';
import { prolongCard } from '../../teams/cards/outcomes/prolong-card.ts';
import { severalActivationsCard } from '../../teams/cards/outcomes/several-activations-card.ts';
import { severalDeactivationsCard } from '../../teams/cards/outcomes/several-deactivations-card.ts';
import { standingCard } from '../../teams/cards/outcomes/standing-card.ts';
import { errorWords } from '../../words/error-words.ts';
import {
  activation,
  assigned,
  billing,
  eligible,
  helpdesk,
  justified,
  later,
  planOf,
  policy,
  reader,
  request,
  strict,
  twoHours,
  view,
} from './samples.ts';
import { waiting } from './waiting-request.ts';

const ending: ExpiredRight = { ...billing, kind: 'eligibility' };
const granted = (state: RequestState, status: string): Extract<RequestOutcome, { kind: 'requested' }> => ({
  kind: 'requested',
  request: { ...request(status), role: billing.role, kind: 'eligibility', endsAt: later(95 * 24 * 60) },
  state,
});
const extended = (state: RequestState, status: string): RenderedCard =>
  prolongCard('selfExtend', ending, granted(state, status), view);
const tooLate = (state: RequestState, status: string): RenderedCard =>
  cancelCard(waiting(), { kind: 'too-late', request: waiting({ status }), state }, view);

const refused = (pimCode: string, rules: readonly string[] = []): RenderedCard =>
  errorCard(
    errorWords(
      new PimRefusal({
        status: 400,
        pimCode,
        pimMessage: '',
        rules: [...rules],
        requestId: 'f4a1d6b0-52c7-4f0e-9a5e-2b1c3d4e5f60',
        claims: undefined,
      }),
      view.words,
    ),
    view,
  );
const failed = (code: string, facts: Record<string, string> = {}): RenderedCard =>
  errorCard(errorWords(new AppError(code, 'seen', { facts }), view.words), view);

const tried = (name: string, value: ActivationOutcome) =>
  ({ kind: 'tried', right: eligible(name), attempt: { ok: true, value } }) as const;
const plan = planOf(reader, strict, { ...twoHours, justification: 'logs' });

/** States that are seldom seen: late, lost, refused, unknown, and lists that are not whole. */
export const STATES_GALLERY: Readonly<Record<string, RenderedCard>> = {
  'form-too-long': activationFormCard(
    planOf(reader, justified, { ...twoHours, justification: 'log '.repeat(200) }),
    view,
  ),
  'outcome-no-end': standingCard(
    reader,
    { kind: 'requested', request: { ...request('Provisioned'), endsAt: undefined }, state: 'active' },
    view,
  ),
  'outcome-many-approvers': standingCard(
    helpdesk,
    { kind: 'requested', request: request('PendingApproval'), state: 'waiting-for-approval' },
    view,
    {
      sent: twoHours,
      approvers: [
        'Megan Bowen',
        'Diego Siciliani',
        'Grady Archie',
        'Isaiah Langer',
        'Lynne Robbins',
        'Miriam Graham',
        'PIM Approvers',
      ].map((name) => ({ id: undefined, kind: 'user', name })),
    },
  ),
  'check-scheduled': checkCard(
    {
      kind: 'would-be-accepted',
      plan: planOf(reader, justified, { ...twoHours, justification: 'logs', startsAt: later(600) }),
      answer: request('Granted'),
    },
    view,
  ),
  'extend-cancelled': extended('cancelled', 'Canceled'),
  'extend-lapsed': extended('lapsed', 'TimedOut'),
  'extend-failed': extended('failed', 'Failed'),
  'extend-unknown': extended('unknown', 'SomethingNew'),
  'renew-waiting': prolongCard(
    'selfRenew',
    { ...ending, endsAt: later(-24 * 60) },
    granted('waiting-for-administrator', 'PendingAdminDecision'),
    view,
  ),
  'renew-done': prolongCard(
    'selfRenew',
    { ...ending, endsAt: later(-24 * 60) },
    granted('active', 'Provisioned'),
    view,
  ),
  'renew-denied': prolongCard(
    'selfRenew',
    { ...ending, endsAt: later(-24 * 60) },
    granted('denied', 'AdminDenied'),
    view,
  ),
  'cancel-lapsed': tooLate('lapsed', 'TimedOut'),
  'cancel-unknown': tooLate('unknown', 'SomethingNew'),
  'several-not-sent': severalActivationsCard(
    [
      tried('Global Administrator', {
        kind: 'needs-step-up',
        plan,
        stepUp: { reason: 'authentication-context', context: 'c1', claims: '{}' },
        refusal: undefined,
      }),
      tried('Security Reader', { kind: 'in-doubt', eligibility: eligible('Security Reader') }),
      tried('Teams Administrator', {
        kind: 'done',
        eligibility: eligible('Teams Administrator'),
        plan,
        standing: { kind: 'requested', request: request('Granted'), state: 'scheduled' },
        isNew: true,
      }),
      tried('User Administrator', {
        kind: 'needs-input',
        plan: planOf(reader, justified, { duration: parseIsoDuration('PT9H') }),
      }),
      {
        kind: 'unclear',
        name: 'Helpdesk Administrator',
        why: 'several',
        rights: [helpdesk, eligible('Helpdesk Administrator')],
      },
    ],
    twoHours,
    view,
  ),
  'several-not-ended': severalDeactivationsCard(
    [
      { kind: 'tried', activation, attempt: { ok: true, value: { kind: 'not-active' } } },
      {
        kind: 'tried',
        activation: { ...activation, role: billing.role },
        attempt: { ok: true, value: { kind: 'in-doubt', assignment: { ...activation, role: billing.role } } },
      },
      { kind: 'unclear', name: 'Zookeeper', why: 'none', rights: [] },
    ],
    view,
  ),
  'active-not-read': activeListCard({ assignments: [], missing: ['entra-role', 'group', 'azure-resource'] }, view),
  'active-many': activeListCard(
    {
      assignments: Array.from({ length: 17 }, (_, index) => ({
        ...assigned,
        role: { id: String(index), name: `Role ${index + 1}` },
        instanceId: String(index),
        endsAt: later(index * 24 * 60 + 90),
      })),
      missing: [],
    },
    view,
  ),
  'approvals-not-read': approvalListCard({ rows: [], hidden: 0, missing: ['entra-role'] }, view),
  'roles-not-read': roleListCard({ roles: [], missing: ['entra-role', 'group', 'azure-resource'] }, view),
  'choose-many': chooseRoleCard(
    { why: 'near', wish: { kind: 'activate', input: twoHours } },
    Array.from({ length: 9 }, (_, index) => eligible(`Administrator ${index + 1}`)),
    view,
  ),
  'form-any-length': activationFormCard(planOf(reader, policy('PT24H', [], []), {}), view),
  'error-ours': errorCard(errorWords(new Error('unexpected'), view.words), view),
  'error-not-sent': failed('NoAnswer', { sent: 'no' }),
  'error-maybe-sent': failed('NoAnswer', { sent: 'maybe' }),
  'error-sign-in-blocked': failed('SignInBlocked'),
  'error-sign-in-failed': failed('SignInFailed', { correlationId: 'c0ffee00-0000-4000-8000-000000000002' }),
  'error-too-big': failed('MessageTooBig'),
  'error-rules': refused('RoleAssignmentRequestPolicyValidationFailed', ['JustificationRule', 'TicketingRule']),
  'error-license': refused('AadPremiumLicenseRequired'),
  'error-locked': refused('ResourceIsLocked'),
  'error-silent': refused('SomethingNew'),
};
