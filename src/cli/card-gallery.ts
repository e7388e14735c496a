import { AppError } from '../core/app-error.ts';
import { parseIsoDuration } from '../core/iso-duration.ts';
import type { Eligibility, ListedRole, PlanInput, Policy, RequestState, Standing } from '../pim/index.ts';
import type { RenderedCard } from '../teams/cards/elements/rendered-card.ts';
import { activationFormCard } from '../teams/cards/forms/activation-form-card.ts';
import { closedCard } from '../teams/cards/forms/closed-card.ts';
import { activeListCard } from '../teams/cards/lists/active-list-card.ts';
import { chooseRoleCard } from '../teams/cards/lists/choose-role-card.ts';
import { roleListCard } from '../teams/cards/lists/role-list-card.ts';
import { errorCard } from '../teams/cards/messages/error-card.ts';
import { helpCard } from '../teams/cards/messages/help-card.ts';
import { interruptedCard } from '../teams/cards/messages/interrupted-card.ts';
import { retryCard } from '../teams/cards/messages/retry-card.ts';
import { sharedHelpCard } from '../teams/cards/messages/shared-help-card.ts';
import { textCard } from '../teams/cards/messages/text-card.ts';
import { welcomeCard } from '../teams/cards/messages/welcome-card.ts';
import { workingCard } from '../teams/cards/messages/working-card.ts';
import { deactivationCard } from '../teams/cards/outcomes/deactivation-card.ts';
import { outcomeCard } from '../teams/cards/outcomes/outcome-card.ts';
import { standingCard } from '../teams/cards/outcomes/standing-card.ts';
import { activateSubmit } from '../teams/cards/verbs/activation/activate-submit.ts';
import { errorWords } from '../words/index.ts';
import { APPROVALS_GALLERY } from './gallery/approvals-gallery.ts';
import { CHANGES_GALLERY } from './gallery/changes-gallery.ts';
import { FOLLOWING_GALLERY } from './gallery/following-gallery.ts';
import { READING_GALLERY } from './gallery/reading-gallery.ts';
import {
  activation,
  assigned,
  assignedUntil,
  billing,
  eligible,
  helpdesk,
  justified,
  later,
  longNames,
  planOf,
  reader,
  reports,
  request,
  strict,
  twoHours,
  view,
} from './gallery/samples.ts';
import { SIGN_IN_GALLERY } from './gallery/sign-in-gallery.ts';
import { STATES_GALLERY } from './gallery/states-gallery.ts';
import { WRITING_GALLERY } from './gallery/writing-gallery.ts';

const form = (right: Eligibility, rules: Policy | undefined, input: PlanInput): RenderedCard =>
  activationFormCard(planOf(right, rules, input), view);

const requested = (state: RequestState, status: string): Standing => ({
  kind: 'requested',
  request: request(status),
  state,
});
const standing = (state: RequestState, status: string): RenderedCard =>
  standingCard(reader, requested(state, status), view, {
    sent: twoHours,
    approvers: [{ id: undefined, kind: 'user', name: 'Megan Bowen' }],
  });
const alreadyThere = (found: Standing): RenderedCard =>
  outcomeCard(
    {
      kind: 'done',
      eligibility: reader,
      plan: planOf(reader, justified, twoHours),
      standing: found,
      isNew: false,
    },
    view,
  );

const active: Standing = { kind: 'active', assignment: activation };
const deactivation = (state: RequestState, status: string): RenderedCard =>
  deactivationCard({ kind: 'requested', assignment: activation, request: request(status), state }, view);

const listed = (eligibility: Eligibility): ListedRole => ({ eligibility, activation: undefined, policy: justified });

const examples = {
  activations: ['activate Global Reader for 1h because INC-4711', 'activate Security Reader for 1h'],
  role: 'Global Reader',
  ending: 'Billing Administrator',
};

/** Every card in every state that this version can show, with made-up data. */
export const CARD_GALLERY: Readonly<Record<string, RenderedCard>> = {
  'form-justification': form(reader, justified, twoHours),
  'form-all': form(eligible('Global Administrator'), strict, {}),
  'form-over-maximum': form(reader, justified, { duration: parseIsoDuration('PT9H'), justification: 'logs' }),
  'form-under-minimum': form(reader, justified, { duration: parseIsoDuration('PT1M'), justification: 'logs' }),
  'form-policy-unknown': form(helpdesk, undefined, {}),
  'form-closed': closedCard(view),
  'outcome-active': standing('active', 'Provisioned'),
  'outcome-already-active': alreadyThere(active),
  'outcome-already-asked': alreadyThere(requested('waiting-for-approval', 'PendingApproval')),
  'outcome-scheduled': standing('scheduled', 'Granted'),
  'outcome-provisioning': standing('provisioning', 'PendingProvisioning'),
  'outcome-waiting-for-approval': standing('waiting-for-approval', 'PendingApproval'),
  'outcome-waiting-for-administrator': standing('waiting-for-administrator', 'PendingAdminDecision'),
  'outcome-ended': standing('ended', 'Provisioned'),
  'outcome-denied': standing('denied', 'Denied'),
  'outcome-cancelled': standing('cancelled', 'Canceled'),
  'outcome-lapsed': standing('lapsed', 'TimedOut'),
  'outcome-failed': standing('failed', 'Failed'),
  'outcome-unknown': standing('unknown', 'SomethingNew'),
  'outcome-in-doubt': outcomeCard({ kind: 'in-doubt', eligibility: reader }, view),
  'outcome-none': standingCard(reader, { kind: 'none' }, view),
  'deactivation-ended': deactivation('ended', 'Revoked'),
  'deactivation-working': deactivation('provisioning', 'PendingRevocation'),
  'deactivation-failed': deactivation('failed', 'Failed'),
  'deactivation-unknown': deactivation('unknown', 'SomethingNew'),
  'deactivation-too-early': deactivationCard({ kind: 'too-early', assignment: activation, possibleAt: later(5) }, view),
  'deactivation-not-active': deactivationCard({ kind: 'not-active' }, view),
  'deactivation-in-doubt': deactivationCard({ kind: 'in-doubt', assignment: activation }, view),
  roles: roleListCard(
    {
      roles: [
        { eligibility: reader, activation, policy: justified },
        { eligibility: helpdesk, activation: undefined, policy: strict },
        { eligibility: reports, activation: undefined, policy: undefined },
        { eligibility: billing, activation: undefined, policy: justified },
      ],
      missing: [],
    },
    view,
  ),
  'roles-page': roleListCard(
    { roles: Array.from({ length: 23 }, (_, index) => listed(eligible(`Role ${index + 1}`))), missing: ['group'] },
    view,
    2,
    'role',
  ),
  'roles-long-names': roleListCard({ roles: longNames.map(listed), missing: [] }, view),
  'roles-empty': roleListCard({ roles: [], missing: [] }, view),
  active: activeListCard({ assignments: [activation, assignedUntil, assigned], missing: [] }, view),
  'active-empty': activeListCard({ assignments: [], missing: [] }, view),
  'choose-one': chooseRoleCard({ why: 'near', wish: { kind: 'activate', input: {} } }, [billing], view),
  'choose-near': chooseRoleCard(
    { why: 'near', wish: { kind: 'activate', input: twoHours } },
    [eligible('Cloud Application Administrator'), eligible('Cloud Device Administrator')],
    view,
  ),
  'choose-several': chooseRoleCard(
    { why: 'several', wish: { kind: 'deactivate' } },
    [helpdesk, eligible('Helpdesk Administrator')],
    view,
  ),
  help: helpCard(view, examples),
  'help-problem': helpCard(view, examples, view.words.say('unclear.unknown', { text: 'bake a cake' })),
  welcome: welcomeCard(examples, view),
  'welcome-shared': sharedHelpCard('PIM', 'new', view),
  'shared-unclear': sharedHelpCard(
    'PIM',
    { problem: view.words.say('unclear.unknown', { text: 'bake a cake' }) },
    view,
  ),
  working: workingCard(view),
  interrupted: interruptedCard({ provider: 'entra-role', roleId: 'x', scopeId: '/' }, view),
  'interrupted-message': interruptedCard(undefined, view),
  retry: retryCard(
    errorWords(new AppError('Throttled', 'busy'), view.words),
    activateSubmit.press({ provider: 'entra-role', roleId: 'x', scopeId: '/' }, twoHours),
    view,
  ),
  'retry-sign-in': retryCard(
    undefined,
    activateSubmit.press({ provider: 'entra-role', roleId: 'x', scopeId: '/' }, twoHours),
    view,
  ),
  text: textCard(view.words.say('unclear.duration', { text: '2 hors' }), view),
  ...APPROVALS_GALLERY,
  ...CHANGES_GALLERY,
  ...FOLLOWING_GALLERY,
  ...READING_GALLERY,
  ...SIGN_IN_GALLERY,
  ...STATES_GALLERY,
  ...WRITING_GALLERY,
  error: errorCard(errorWords(new AppError('Throttled', 'busy'), view.words), view),
};
