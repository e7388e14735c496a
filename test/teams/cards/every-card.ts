import { contextClaims, PimRefusal, targetOf } from '../../../src/pim/index.ts';
import type { RenderedCard } from '../../../src/teams/cards/elements/rendered-card.ts';
import { activationFormCard } from '../../../src/teams/cards/forms/activation-form-card.ts';
import { closedCard } from '../../../src/teams/cards/forms/closed-card.ts';
import { activeListCard } from '../../../src/teams/cards/lists/active-list-card.ts';
import { chooseRoleCard } from '../../../src/teams/cards/lists/choose-role-card.ts';
import { plannedListCard } from '../../../src/teams/cards/lists/planned-list-card.ts';
import { roleListCard } from '../../../src/teams/cards/lists/role-list-card.ts';
import { errorCard } from '../../../src/teams/cards/messages/error-card.ts';
import { helpCard } from '../../../src/teams/cards/messages/help-card.ts';
import { interruptedCard } from '../../../src/teams/cards/messages/interrupted-card.ts';
import { messageCard } from '../../../src/teams/cards/messages/message-card.ts';
import { retryCard } from '../../../src/teams/cards/messages/retry-card.ts';
import { sharedHelpCard } from '../../../src/teams/cards/messages/shared-help-card.ts';
import { textCard } from '../../../src/teams/cards/messages/text-card.ts';
import { welcomeCard } from '../../../src/teams/cards/messages/welcome-card.ts';
import { workingCard } from '../../../src/teams/cards/messages/working-card.ts';
import { checkCard } from '../../../src/teams/cards/outcomes/check-card.ts';
import { deactivationCard } from '../../../src/teams/cards/outcomes/deactivation-card.ts';
import { outcomeCard } from '../../../src/teams/cards/outcomes/outcome-card.ts';
import { standingCard } from '../../../src/teams/cards/outcomes/standing-card.ts';

import { accountCard } from '../../../src/teams/cards/reading/account-card.ts';
import { policyCard } from '../../../src/teams/cards/reading/policy-card.ts';
import { requestListCard } from '../../../src/teams/cards/requests/request-list-card.ts';

import { consentCard } from '../../../src/teams/cards/sign-in/consent-card.ts';
import { signInCard } from '../../../src/teams/cards/sign-in/sign-in-card.ts';
import { stepUpCard } from '../../../src/teams/cards/sign-in/step-up-card.ts';

import { activateSubmit } from '../../../src/teams/cards/verbs/activation/activate-submit.ts';
import { errorWords } from '../../../src/words/index.ts';
import { alex, approver, duration, planOf, request } from '../../pim/sample.ts';
import { everyChangeCard } from './every-change-card.ts';
import { everyFollowingCard } from './every-following-card.ts';
import { REQUEST_STATES } from './request-states.ts';
import { activationOf, later, scoped, strictRules, view } from './sample.ts';

const URL_OF_PAGE = 'https://pim.contoso.example/auth/start?s=0123456789abcdef';
const CONTEXT = { reason: 'authentication-context', context: 'c1', claims: contextClaims('c1') } as const;

/** Longer ones are not read: nothing that a person said is longer. */
const LONGEST_MESSAGE = 2_000;

/** So that the activations among them are in every state. */
const ASKED = REQUEST_STATES.map(() => 'selfActivate');

/** Every kind of card, by the file that makes it, with `text` wherever a person, the tenant or Microsoft has a say. */
export function everyCard(text: string): Readonly<Record<string, readonly RenderedCard[]>> {
  const right = scoped(text, text);
  const typed = text.slice(0, LONGEST_MESSAGE);
  const clause = text.slice(0, LONGEST_MESSAGE / 3);
  const input = { duration: duration('PT2H'), justification: clause, ticketNumber: clause, ticketSystem: clause };
  const strict = strictRules(text, text);
  const activation = activationOf(right);
  const recorded = request({ status: text, justification: text, startsAt: later(0), endsAt: later(120) });
  const rights = Array.from({ length: 30 }, () => right);
  const refusal = { status: 400, pimCode: text, pimMessage: text, rules: [text], requestId: text, claims: text };
  const examples = { activations: [text, text], role: text, ending: text };
  const plan = planOf(right, strict, input);
  const form = (said: typeof input | object) => activationFormCard(planOf(right, strict, said), view, [text]);
  return {
    ...everyChangeCard(text),
    'activation-form-card': [
      activationFormCard(
        plan,
        view,
        [],
        Array.from({ length: 200 }, (_, index) => ({ ...right.scope, id: `/x/${index}` })),
      ),
      form({}),
      form(input),
      form({ ...input, duration: duration('PT9H') }),
    ],
    'active-list-card': [
      activeListCard({ assignments: rights.map((one) => activationOf(one)), missing: ['group'] }, view),
      activeListCard(
        { assignments: rights.map((one) => activationOf(one, { assignmentType: 'assigned' })), missing: [] },
        view,
        2,
      ),
    ],
    'account-card': [
      accountCard(alex, { ok: true, value: { ...right.principal, name: text, signInName: text } }, view),
      accountCard(alex, { ok: true, value: undefined }, view),
      accountCard(alex, { ok: false, error: new PimRefusal(refusal) }, view),
    ],
    'check-card': [
      checkCard({ kind: 'needs-input', plan: planOf(right, strict, {}) }, view),
      checkCard({ kind: 'needs-input', plan: planOf(right, strict, { ...input, duration: duration('PT9H') }) }, view),
      checkCard({ kind: 'needs-step-up', plan, stepUp: { reason: 'mfa', context: undefined, claims: text } }, view),
      checkCard({ kind: 'would-be-accepted', plan, answer: recorded }, view),
      checkCard({ kind: 'would-be-refused', plan, refusal: new PimRefusal(refusal) }, view),
    ],
    'choose-role-card': [
      chooseRoleCard({ why: 'several', wish: { kind: 'activate', input } }, rights, view),
      chooseRoleCard({ why: 'near', wish: { kind: 'deactivate' } }, rights, view),
      chooseRoleCard({ why: 'near', wish: { kind: 'check', input } }, rights, view),
      chooseRoleCard({ why: 'near', wish: { kind: 'policy' } }, rights, view),
    ],
    'closed-card': [closedCard(view)],
    'deactivation-card': [
      ...REQUEST_STATES.map((state) =>
        deactivationCard({ kind: 'requested', assignment: activation, request: recorded, state }, view),
      ),
      deactivationCard({ kind: 'too-early', assignment: activation, possibleAt: later(5) }, view),
      deactivationCard({ kind: 'too-early', assignment: activation, possibleAt: undefined }, view),
      deactivationCard({ kind: 'in-doubt', assignment: activation }, view),
      deactivationCard({ kind: 'not-active' }, view),
    ],
    'error-card': [
      errorCard(errorWords(new PimRefusal(refusal), view.words), view),
      errorCard(
        errorWords(new PimRefusal({ ...refusal, pimCode: 'RoleAssignmentRequestPolicyValidationFailed' }), view.words),
        view,
      ),
    ],
    'help-card': [helpCard(view, examples, text)],
    'interrupted-card': [interruptedCard(targetOf(right), view), interruptedCard(undefined, view)],
    'message-card': [messageCard({ title: 'Made up', paragraphs: [text], examples: [text], reference: text }, view)],
    'outcome-card': [
      outcomeCard({ kind: 'in-doubt', eligibility: right }, view),
      ...[true, false].map((isNew) =>
        outcomeCard(
          { kind: 'done', eligibility: right, plan, standing: { kind: 'active', assignment: activation }, isNew },
          view,
        ),
      ),
    ],
    'retry-card': [
      retryCard(errorWords(new PimRefusal(refusal), view.words), activateSubmit.press(targetOf(right), input), view),
      retryCard(undefined, undefined, view),
    ],
    'planned-list-card': [
      plannedListCard(
        {
          schedules: rights.map((one) => ({
            ...one,
            kind: 'assignment',
            assignmentType: 'assigned',
            status: text,
            requestId: text,
            startsAt: later(60),
          })),
          missing: ['group'],
        },
        view,
      ),
      plannedListCard({ schedules: [], missing: [] }, view),
    ],
    'policy-card': [true, false].map((isEligible) => policyCard(right, strict, isEligible, view)),
    'request-list-card': [1, 2, 3].map((page) =>
      requestListCard(
        {
          requests: [...REQUEST_STATES, ...REQUEST_STATES].map((state, index) => ({
            state,
            request: {
              ...recorded,
              id: `${index}`,
              role: right.role,
              scope: right.scope,
              action: ASKED[index] ?? text,
            },
          })),
          missing: ['group'],
          approvers: new Map([['3', [approver(text), approver(text)]]]),
        },
        view,
        page,
      ),
    ),
    'role-list-card': [1, 2, 3].map((page) =>
      roleListCard(
        {
          roles: rights.map((one) => ({
            eligibility: { ...one, endsAt: later(60) },
            activation: undefined,
            policy: strict,
          })),
          missing: [],
        },
        view,
        page,
        typed,
      ),
    ),
    'shared-help-card': [sharedHelpCard(text, 'new', view), sharedHelpCard(text, { problem: text }, view)],
    'standing-card': [
      ...REQUEST_STATES.map((state) =>
        standingCard(right, { kind: 'requested', request: recorded, state }, view, {
          sent: input,
          approvers: [approver(text)],
        }),
      ),
      standingCard(right, { kind: 'none' }, view),
    ],
    'sign-in-card': [signInCard(errorWords(new PimRefusal(refusal), view.words), URL_OF_PAGE, view)],
    'consent-card': [consentCard(URL_OF_PAGE, view)],
    'step-up-card': [
      stepUpCard({ stepUp: CONTEXT, refusal: undefined, plan, url: URL_OF_PAGE }, view),
      stepUpCard({ stepUp: CONTEXT, refusal: new PimRefusal(refusal), plan: undefined, url: URL_OF_PAGE }, view),
    ],
    'text-card': [textCard(text, view)],
    'welcome-card': [
      welcomeCard(examples, view),
      welcomeCard({ activations: [], role: undefined, ending: undefined }, view),
    ],
    'working-card': [workingCard(view)],
    ...everyFollowingCard(text),
  };
}

/** The same as one list, each with a name to tell it by. */
export const everyCardNamed = (text: string): readonly (readonly [name: string, card: RenderedCard])[] =>
  Object.entries(everyCard(text)).flatMap(([name, cards]) =>
    cards.map((card, index) => [`${name} ${index + 1}`, card] as const),
  );
