import { AppError } from '../../core/app-error.ts';
import { parseIsoDuration } from '../../core/iso-duration.ts';
import {
  type ExpiredRight,
  PimRefusal,
  type Plan,
  planProlong,
  type RequestState,
  type Standing,
  targetOf,
} from '../../pim/index.ts';
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
  reader,
  request,
  strict,
  twoHours,
  view,
} from './samples.ts';
import { owner, waiting } from './waiting-request.ts';

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
    {
      kind: 'requested',
      request: { ...request(status), role: billing.role, kind: 'eligibility', endsAt: later(95 * 24 * 60) },
      state,
    },
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
  'choose-prolong-unnamed': chooseProlongCard(
    'unnamed',
    [{ kind: 'ended', right: { ...helpdesk, kind: 'eligibility', endsAt: later(-24 * 60) } }],
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
