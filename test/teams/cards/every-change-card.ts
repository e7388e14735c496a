import {
  type ActivationAttempt,
  type ExpiredRight,
  PimRefusal,
  planProlong,
  type RequestContext,
  targetOf,
} from '../../../src/pim/index.ts';
import { approvalListCard } from '../../../src/teams/cards/approvals/approval-list-card.ts';
import { decisionCard } from '../../../src/teams/cards/approvals/decision-card.ts';
import { reviewCard } from '../../../src/teams/cards/approvals/review-card.ts';
import { decisionInDoubtCard, notYoursCard } from '../../../src/teams/cards/approvals/undecided-card.ts';
import type { RenderedCard } from '../../../src/teams/cards/elements/rendered-card.ts';
import { prolongFormCard } from '../../../src/teams/cards/forms/prolong-form-card.ts';
import { restartFormCard } from '../../../src/teams/cards/forms/restart-form-card.ts';
import { chooseCancelCard } from '../../../src/teams/cards/lists/choose-cancel-card.ts';
import { chooseProlongCard } from '../../../src/teams/cards/lists/choose-prolong-card.ts';
import { cancelCard, nothingToCancelCard } from '../../../src/teams/cards/outcomes/cancel-card.ts';
import { prolongCard } from '../../../src/teams/cards/outcomes/prolong-card.ts';
import { notAgainCard } from '../../../src/teams/cards/outcomes/restart-card.ts';
import { severalActivationsCard } from '../../../src/teams/cards/outcomes/several-activations-card.ts';
import { severalCard } from '../../../src/teams/cards/outcomes/several-card.ts';
import { severalDeactivationsCard } from '../../../src/teams/cards/outcomes/several-deactivations-card.ts';
import { alex, duration, planOf, principal, request } from '../../pim/sample.ts';
import { REQUEST_STATES } from './request-states.ts';
import { activationOf, later, now, scoped, strictRules, view } from './sample.ts';

/** The cards of deciding, taking back, prolonging and doing several at once, with `text` wherever anybody has a say. */
export function everyChangeCard(text: string): Readonly<Record<string, readonly RenderedCard[]>> {
  const right = scoped(text, text);
  const clause = text.slice(0, 600);
  const input = { duration: duration('PT2H'), justification: clause, ticketNumber: clause, ticketSystem: clause };
  const who = { ...principal, name: text, signInName: text };
  const policy = strictRules(text, text);
  const waiting = request({
    ...right,
    principal: who,
    status: text,
    justification: text,
    ticket: { ticketNumber: text, ticketSystem: text },
    createdAt: later(-30),
    duration: duration('PT8H'),
  });
  const context: RequestContext = {
    policy,
    definition: {
      provider: 'entra-role',
      id: '1',
      name: text,
      description: text,
      isBuiltIn: true,
      isPrivileged: true,
      allows: [text],
      except: [],
    },
  };
  const unread: RequestContext = { policy: undefined, definition: undefined };
  const step = (result: 'approve' | 'deny') => ({
    result,
    reviewedBy: who,
    reviewedAt: later(-5),
    justification: text,
  });
  const ending: ExpiredRight = { ...right, kind: 'eligibility', endsAt: later(24 * 60) };
  const prolonging = (action: 'selfExtend' | 'selfRenew', said: object) =>
    prolongFormCard(
      action,
      ending,
      planProlong(
        { action, kind: 'eligibility', target: targetOf(ending), person: alex, input: said, current: ending },
        { now },
      ),
      view,
    );
  const refusal = new PimRefusal({
    status: 400,
    pimCode: text,
    pimMessage: text,
    rules: [text],
    requestId: text,
    claims: text,
  });
  const activation = activationOf(right);
  const plan = planOf(right, policy, input);
  const unclear = (['none', 'near', 'several'] as const).map((why) => ({
    kind: 'unclear' as const,
    name: text,
    why,
    rights: [right, right],
  }));
  const tried = (attempt: ActivationAttempt) => ({ kind: 'tried' as const, right, attempt });
  return {
    'approval-list-card': [
      approvalListCard(
        {
          rows: Array.from({ length: 8 }, () => ({ request: waiting, context })),
          hidden: 4,
          missing: ['group'],
          note: text,
        },
        view,
      ),
      approvalListCard({ rows: [], hidden: 0, missing: [] }, view),
    ],
    'review-card': [
      reviewCard(waiting, context, view),
      reviewCard(waiting, unread, view, { justification: clause, notes: [text] }),
    ],
    'decision-card': [
      ...REQUEST_STATES.flatMap((state) =>
        (['approve', 'deny'] as const).flatMap((result) =>
          (['viewer', 'another', 'others'] as const).map((by) =>
            decisionCard({ request: waiting, state, step: step(result), by }, view),
          ),
        ),
      ),
      ...REQUEST_STATES.map((state) => decisionCard({ request: waiting, state, step: undefined, by: 'others' }, view)),
      decisionCard({ request: waiting, state: undefined, step: step('approve'), by: 'viewer' }, view),
    ],
    'undecided-card': [notYoursCard(view), decisionInDoubtCard(waiting, view)],
    'cancel-card': [
      cancelCard(waiting, { kind: 'cancelled', request: undefined }, view),
      ...REQUEST_STATES.map((state) => cancelCard(waiting, { kind: 'too-late', request: waiting, state }, view)),
      cancelCard(waiting, { kind: 'in-doubt', request: waiting }, view),
      nothingToCancelCard(view),
    ],
    'choose-cancel-card': [
      chooseCancelCard(
        text,
        Array.from({ length: 10 }, () => ({ request: waiting, state: 'scheduled' as const })),
        view,
      ),
      chooseCancelCard(text, [], view),
    ],
    'choose-prolong-card': (['several', 'near', 'unnamed'] as const).map((why) =>
      chooseProlongCard(
        why,
        [
          { kind: 'activation', right: activation },
          ...Array.from({ length: 6 }, () => ({ kind: 'holding' as const, right: ending })),
          { kind: 'ended', right: ending },
        ],
        input,
        view,
      ),
    ),
    'prolong-form-card': [
      prolonging('selfExtend', {}),
      prolonging('selfExtend', input),
      prolonging('selfRenew', { duration: duration('P30D') }),
    ],
    'prolong-card': [
      ...REQUEST_STATES.map((state) =>
        prolongCard('selfExtend', ending, { kind: 'requested', request: waiting, state }, view),
      ),
      prolongCard('selfRenew', ending, { kind: 'in-doubt', plan }, view),
    ],
    'restart-form-card': [
      restartFormCard(activation, planOf(right, policy, {}), view, later(3)),
      restartFormCard(activation, plan, view),
    ],
    'restart-card': [notAgainCard(right, input, refusal, view)],
    'several-card': [
      severalCard(
        { title: 'Made up', summary: text, rows: [{ name: text, done: text, details: [text], actions: [] }] },
        view,
      ),
    ],
    'several-activations-card': [
      severalActivationsCard(
        [
          tried({
            ok: true,
            value: {
              kind: 'done',
              eligibility: right,
              plan,
              standing: { kind: 'active', assignment: activation },
              isNew: true,
            },
          }),
          ...REQUEST_STATES.map((state) =>
            tried({
              ok: true,
              value: {
                kind: 'done',
                eligibility: right,
                plan,
                standing: { kind: 'requested', request: waiting, state },
                isNew: true,
              },
            }),
          ),
          tried({
            ok: true,
            value: { kind: 'needs-input', plan: planOf(right, policy, { duration: duration('PT9H') }) },
          }),
          tried({ ok: true, value: { kind: 'in-doubt', eligibility: right } }),
          tried({ ok: false, error: refusal }),
        ],
        { duration: input.duration },
        view,
      ),
      severalActivationsCard(unclear, {}, view),
    ],
    'several-deactivations-card': [
      severalDeactivationsCard(
        [
          ...REQUEST_STATES.map((state) => ({
            kind: 'tried' as const,
            activation,
            attempt: {
              ok: true as const,
              value: { kind: 'requested' as const, assignment: activation, request: waiting, state },
            },
          })),
          {
            kind: 'tried',
            activation,
            attempt: { ok: true, value: { kind: 'too-early', assignment: activation, possibleAt: later(3) } },
          },
          { kind: 'tried', activation, attempt: { ok: true, value: { kind: 'not-active' } } },
          { kind: 'tried', activation, attempt: { ok: false, error: refusal } },
        ],
        view,
      ),
      severalDeactivationsCard(unclear, view),
    ],
  };
}
