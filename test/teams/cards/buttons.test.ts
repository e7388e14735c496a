import assert from 'node:assert/strict';
import { CARD_GALLERY } from '../../../src/cli/card-gallery.ts';
import { targetOf } from '../../../src/pim/index.ts';
import { activateOpen } from '../../../src/teams/cards/verbs/activation/activate-open.ts';
import { activateSubmit } from '../../../src/teams/cards/verbs/activation/activate-submit.ts';
import { activationCheck } from '../../../src/teams/cards/verbs/activation/activation-check.ts';
import { activationRestart } from '../../../src/teams/cards/verbs/activation/activation-restart.ts';
import { deactivateSubmit } from '../../../src/teams/cards/verbs/activation/deactivate-submit.ts';
import { restartSubmit } from '../../../src/teams/cards/verbs/activation/restart-submit.ts';
import { standingLook } from '../../../src/teams/cards/verbs/activation/standing-look.ts';
import { approvalDecide } from '../../../src/teams/cards/verbs/approvals/approval-decide.ts';
import { approvalOpen } from '../../../src/teams/cards/verbs/approvals/approval-open.ts';
import { approvalReview } from '../../../src/teams/cards/verbs/approvals/approval-review.ts';
import { formClose } from '../../../src/teams/cards/verbs/form-close.ts';
import type { Press } from '../../../src/teams/cards/verbs/kinds/card-verb.ts';
import { type CardAction, readAction } from '../../../src/teams/cards/verbs/read-action.ts';
import { requestCancel } from '../../../src/teams/cards/verbs/requests/request-cancel.ts';
import { requestsPage } from '../../../src/teams/cards/verbs/requests/requests-page.ts';
import { activePage } from '../../../src/teams/cards/verbs/rights/active-page.ts';
import { plannedPage } from '../../../src/teams/cards/verbs/rights/planned-page.ts';
import { policyLook } from '../../../src/teams/cards/verbs/rights/policy-look.ts';
import { prolongSubmit } from '../../../src/teams/cards/verbs/rights/prolong-submit.ts';
import { rightExtend } from '../../../src/teams/cards/verbs/rights/right-extend.ts';
import { rightRenew } from '../../../src/teams/cards/verbs/rights/right-renew.ts';
import { rolesPage } from '../../../src/teams/cards/verbs/rights/roles-page.ts';
import { duration, request } from '../../pim/sample.ts';
import { buttonsOn, presetsOn } from './card-parts.ts';
import { everyCardNamed } from './every-card.ts';
import { scoped } from './sample.ts';

const target = targetOf(scoped('Helpdesk Administrator', 'Madrid'));
const input = {
  duration: duration('PT1H30M'),
  justification: 'checking “logs”\nand more',
  ticketNumber: 'CHG0012',
  ticketSystem: 'ServiceNow',
};
const nothing = { duration: undefined, justification: undefined, ticketNumber: undefined, ticketSystem: undefined };
const longest = 'x'.repeat(1_990);

const asked = request({ approvalId: '61998d6f-fcf3-400a-9d40-cbfa74a3bfbd' });
const ids = {
  provider: 'entra-role' as const,
  kind: 'assignment' as const,
  id: asked.id,
  roleId: asked.role.id,
  scopeId: '/',
  principalId: asked.principal.id,
  createdBy: asked.createdBy,
  approvalId: asked.approvalId,
};

const PRESSED: readonly (readonly [why: string, press: Press, action: CardAction])[] = [
  ['opening a form', activateOpen.press(target), { verb: 'activate.open', target, input: {} }],
  ['opening a form with what was said', activateOpen.press(target, input), { verb: 'activate.open', target, input }],
  ['activating', activateSubmit.press(target, input), { verb: 'activate.submit', target, input }],
  ['activating with nothing said', activateSubmit.press(target), { verb: 'activate.submit', target, input: nothing }],
  ['a dry run', activationCheck.press(target, input), { verb: 'activation.check', target, input }],
  ['showing rules', policyLook.press(target), { verb: 'policy.look', target }],
  ['another page of what one holds', activePage.press(3), { verb: 'active.page', page: 3 }],
  ['another page of what begins later', plannedPage.press(2), { verb: 'planned.page', page: 2 }],
  ['another page of requests', requestsPage.press(2), { verb: 'requests.page', page: 2 }],
  ['deactivating', deactivateSubmit.press(target), { verb: 'deactivate.submit', target }],
  ['checking again', standingLook.press(target), { verb: 'standing.look', target }],
  ['another page', rolesPage.press(2), { verb: 'roles.page', page: 2, search: undefined }],
  ['another page of a search', rolesPage.press(1, 'reader'), { verb: 'roles.page', page: 1, search: 'reader' }],
  [
    'another page of the longest search that can be typed',
    rolesPage.press(1, longest),
    { verb: 'roles.page', page: 1, search: longest },
  ],
  [
    'activating with the longest justification that can be typed',
    activateSubmit.press(target, { justification: longest }),
    { verb: 'activate.submit', target, input: { ...nothing, justification: longest } },
  ],
  ['restarting', activationRestart.press(target, input), { verb: 'activation.restart', target, input }],
  ['restarting with nothing said', restartSubmit.press(target), { verb: 'restart.submit', target, input: nothing }],
  [
    'extending',
    rightExtend.press(target, 'eligibility'),
    { verb: 'right.extend', target, kind: 'eligibility', input: {} },
  ],
  [
    'renewing',
    rightRenew.press(target, 'assignment', input),
    { verb: 'right.renew', target, kind: 'assignment', input },
  ],
  [
    'asking to extend',
    prolongSubmit.press('selfExtend', target, 'eligibility', input),
    { verb: 'prolong.submit', action: 'selfExtend', target, kind: 'eligibility', input },
  ],
  ['opening a request', approvalOpen.press(asked), { verb: 'approval.open', request: ids, justification: undefined }],
  [
    'reviewing a request',
    approvalReview.press(asked, longest),
    { verb: 'approval.review', request: ids, justification: longest },
  ],
  [
    'approving with what was said',
    approvalDecide.press(asked, 'approve', longest),
    { verb: 'approval.decide', request: ids, result: 'approve', justification: longest },
  ],
  [
    'denying',
    approvalDecide.press(asked, 'deny'),
    { verb: 'approval.decide', request: ids, result: 'deny', justification: undefined },
  ],
  ['taking back', requestCancel.press(asked), { verb: 'request.cancel', request: ids }],
  ['putting a form away', formClose.press(), { verb: 'form.close' }],
];

/** What went over the wire and back. */
const sent = (data: unknown): unknown => JSON.parse(JSON.stringify(data));

describe('What a button sends comes back as what it was', () => {
  for (const [why, { verb, data }, action] of PRESSED)
    it(why, () => {
      const read = readAction(verb, sent(data));
      assert.deepEqual(read && plain(read), plain(action));
    });

  it('from every button on every card, also of clients that press its fallback', () => {
    for (const [name, { card }] of [...Object.entries(CARD_GALLERY), ...everyCardNamed('Global Reader')])
      for (const { title, verb, data, fallback, associatedInputs } of buttonsOn(card)) {
        const typed = associatedInputs === 'none' ? {} : presetsOn(card);
        const read = readAction(verb, { ...data, ...typed });
        assert.equal(read?.verb, verb, `${title} on ${name}`);
        assert.deepEqual(fallback.data, { ...data, verb });
        assert.deepEqual(readAction(fallback.data.verb, { ...fallback.data, ...typed }), read);
        // A client that ignores `associatedInputs` sends what is typed with every button of the form.
        if (title === 'Cancel') assert.ok(readAction(verb, { ...data, ...presetsOn(card), justification: 'typed' }));
      }
  });

  it('what the form adds goes before what was said, and an empty field says nothing', () => {
    const { verb, data } = activateSubmit.press(target, input);
    const typed = { duration: 'PT2H', justification: '  typed  ', ticketNumber: '', ticketSystem: '   ' };
    assert.deepEqual(readAction(verb, { ...data, ...typed }), {
      verb,
      target,
      input: { ...input, duration: 'PT2H', justification: 'typed' },
    });
  });

  it('holds ids and what the person said, and no name that could have become untrue', () => {
    for (const [name, { card }] of everyCardNamed('Name of the tenant').filter(([one]) => !HOLDS_SAID.test(one)))
      for (const { data } of buttonsOn(card)) assert.doesNotMatch(JSON.stringify(data), /Name of the tenant/, name);
  });
});

/** Cards whose buttons carry on what was said; `everyCard` gives that the same text as the names. */
const HOLDS_SAID =
  /^(activation-form|approval-list|choose-prolong|prolong-form|restart|restart-form|review|check|choose-role|retry|role-list)-card/;

const plain = (action: CardAction): unknown => sent(action);
