import { parseIsoDuration } from '../../core/iso-duration.ts';
import {
  type ListedRequest,
  PimRefusal,
  type PlanInput,
  type RequestState,
  type ScheduleRequest,
} from '../../pim/index.ts';
import type { RenderedCard } from '../../teams/cards/elements/rendered-card.ts';
import { activationFormCard } from '../../teams/cards/forms/activation-form-card.ts';
import { chooseRoleCard } from '../../teams/cards/lists/choose-role-card.ts';
import { plannedListCard } from '../../teams/cards/lists/planned-list-card.ts';
import { roleListCard } from '../../teams/cards/lists/role-list-card.ts';
import { checkCard } from '../../teams/cards/outcomes/check-card.ts';
import { accountCard } from '../../teams/cards/reading/account-card.ts';
import { policyCard } from '../../teams/cards/reading/policy-card.ts';
import { requestListCard } from '../../teams/cards/requests/request-list-card.ts';
import {
  activation,
  eligible,
  helpdesk,
  justified,
  later,
  planOf,
  reader,
  reports,
  request,
  strict,
  twoHours,
  view,
} from './samples.ts';

const because: PlanInput = { ...twoHours, justification: 'checking sign-in logs' };
const operators = eligible('Member', {
  provider: 'group',
  scope: { kind: 'group', id: 'operators', name: 'Prod Database Operators' },
});
const azure = (name: string, kind: 'subscription' | 'resource-group' | 'resource', scope: string) =>
  eligible(name, { provider: 'azure-resource', scope: { kind, id: `/${scope}`, name: scope } });
const contributor = azure('Contributor', 'subscription', 'Contoso Prod');
const approvers = [
  { id: undefined, kind: 'user', name: 'Megan Bowen' },
  { id: undefined, kind: 'group', name: 'PIM Approvers' },
] as const;

const asked = (state: RequestState, status: string, more: Partial<ScheduleRequest> = {}): ListedRequest => ({
  state,
  request: { ...request(status), id: `${status}-${state}`, createdAt: later(-90), approvalId: 'x', ...more },
});
const requests: readonly ListedRequest[] = [
  asked('waiting-for-approval', 'PendingApproval'),
  asked('scheduled', 'Granted', { ...contributor, startsAt: later(600), endsAt: later(720) }),
  asked('provisioning', 'PendingProvisioning', { ...operators }),
  asked('waiting-for-administrator', 'PendingAdminDecision', {
    action: 'selfExtend',
    kind: 'eligibility',
    justification: 'the project goes on',
  }),
  asked('active', 'Provisioned'),
  asked('ended', 'Revoked', { action: 'selfDeactivate', justification: undefined }),
  asked('ended', 'Provisioned', { endsAt: later(-20) }),
  asked('denied', 'Denied', { ...helpdesk }),
  asked('lapsed', 'TimedOut'),
  asked('cancelled', 'Canceled'),
  asked('failed', 'Failed'),
  asked('unknown', 'SomethingNew'),
];
const requestPage = (page: number): RenderedCard =>
  requestListCard(
    {
      requests,
      missing: page === 2 ? ['azure-resource'] : [],
      approvers: new Map([['PendingApproval-waiting-for-approval', approvers]]),
    },
    view,
    page,
  );

const refusal = new PimRefusal({
  status: 400,
  pimCode: 'RoleAssignmentExists',
  pimMessage: 'The Role assignment already exists.',
  rules: [],
  requestId: '8185bd60-ed1c-429c-9788-321602648cd0',
  claims: undefined,
});
const answer = request('Granted');

/** Every card that only reads: roles of all providers, requests, dry runs, rules, one's account. */
export const READING_GALLERY: Readonly<Record<string, RenderedCard>> = {
  'form-parts': activationFormCard(
    planOf(contributor, strict, {}),
    view,
    [],
    [
      { kind: 'resource-group', id: '/Contoso Prod/rg-web-prod', name: 'rg-web-prod' },
      { kind: 'resource-group', id: '/Contoso Prod/rg-data-prod', name: 'rg-data-prod' },
    ],
  ),
  'form-part-hidden': activationFormCard(
    planOf(contributor, justified, because),
    view,
    [view.words.say('form.scopeHidden', { part: 'rg-web-prod', whole: 'Contoso Prod' })],
    [{ kind: 'resource-group', id: '/Contoso Prod/rg-web-prod', name: 'rg-web-prod' }],
  ),
  'roles-three-providers': roleListCard(
    {
      roles: [
        { eligibility: reader, activation, policy: justified },
        { eligibility: helpdesk, activation: undefined, policy: strict },
        { eligibility: { ...reports, endsAt: later(5 * 24 * 60) }, activation: undefined, policy: undefined },
        { eligibility: operators, activation: undefined, policy: justified },
        { eligibility: contributor, activation: undefined, policy: strict },
        {
          eligibility: azure('Key Vault Administrator', 'resource', 'kv-contoso-prod'),
          activation: undefined,
          policy: undefined,
        },
      ],
      missing: [],
    },
    view,
  ),
  'roles-none-found': roleListCard({ roles: [], missing: [] }, view, 1, 'zookeeper'),
  'roles-provider-down': roleListCard(
    {
      roles: [{ eligibility: reader, activation: undefined, policy: justified }],
      missing: ['azure-resource', 'group'],
    },
    view,
  ),
  planned: plannedListCard(
    {
      schedules: [
        {
          ...contributor,
          kind: 'assignment',
          assignmentType: 'activated',
          status: 'Provisioned',
          requestId: 'x',
          startsAt: later(600),
          endsAt: later(720),
        },
        {
          ...operators,
          kind: 'eligibility',
          assignmentType: undefined,
          status: 'Provisioned',
          requestId: 'x',
          startsAt: later(3 * 24 * 60),
        },
      ],
      missing: [],
    },
    view,
  ),
  'planned-empty': plannedListCard({ schedules: [], missing: [] }, view),
  requests: requestPage(1),
  'requests-page': requestPage(2),
  'requests-empty': requestListCard({ requests: [], missing: [], approvers: new Map() }, view),
  'check-passed': checkCard({ kind: 'would-be-accepted', plan: planOf(reader, justified, because), answer }, view),
  'check-waits': checkCard(
    { kind: 'would-be-accepted', plan: planOf(contributor, strict, { ...because, ticketNumber: 'CHG0012' }), answer },
    view,
  ),
  'check-missing': checkCard({ kind: 'needs-input', plan: planOf(contributor, strict, {}) }, view),
  'check-over-maximum': checkCard(
    { kind: 'needs-input', plan: planOf(reader, justified, { ...because, duration: parseIsoDuration('PT9H') }) },
    view,
  ),
  'check-step-up': checkCard(
    {
      kind: 'needs-step-up',
      plan: planOf(reader, strict, because),
      stepUp: { reason: 'authentication-context', context: 'c1', claims: '{}' },
    },
    view,
  ),
  'check-refused': checkCard({ kind: 'would-be-refused', plan: planOf(reader, justified, because), refusal }, view),
  policy: policyCard(contributor, strict, true, view),
  'policy-not-mine': policyCard(eligible('Privileged Role Administrator'), justified, false, view),
  whoami: accountCard(
    { tenantId: 'f3c95789-ace1-4954-ac5d-6baed2eac902', objectId: 'f1260ebc-7d56-4b56-b714-dc919b27dbdf' },
    { ok: true, value: { ...reader.principal, signInName: 'alexw@contoso.example' } },
    view,
  ),
  'whoami-unread': accountCard(
    { tenantId: 'f3c95789-ace1-4954-ac5d-6baed2eac902', objectId: 'f1260ebc-7d56-4b56-b714-dc919b27dbdf' },
    { ok: false, error: refusal },
    view,
  ),
  'choose-policy': chooseRoleCard({ why: 'several', wish: { kind: 'policy' } }, [contributor, operators], view),
  'choose-check': chooseRoleCard(
    { why: 'several', wish: { kind: 'check', input: because } },
    [contributor, reader],
    view,
  ),
};
