import assert from 'node:assert/strict';
import type { Assignment, Eligibility } from '../../../src/pim/index.ts';
import { buttonsOn, wordsOn } from '../../../src/simulator/teams/index.ts';
import { activeListCard } from '../../../src/teams/cards/lists/active-list-card.ts';
import { chooseRoleCard } from '../../../src/teams/cards/lists/choose-role-card.ts';
import { roleListCard } from '../../../src/teams/cards/lists/role-list-card.ts';
import { duration, globalReader, policyOf } from '../../pim/sample.ts';
import { activationOf, later, view } from './sample.ts';

const many = (count: number): Eligibility[] =>
  Array.from({ length: count }, (_, index) => ({
    ...globalReader,
    role: { id: `${'0'.repeat(30)}${index}`, name: `${'Very Long Name Of A Role '.repeat(5)}${index}` },
    scope: {
      kind: 'administrative-unit',
      id: `/administrativeUnits/${index}`,
      name: `Unit ${'x'.repeat(120)} ${index}`,
    },
  }));
const listing = (count: number) => ({
  roles: many(count).map((eligibility) => ({
    eligibility,
    activation: undefined,
    policy: policyOf({
      enabled: ['Justification', 'Ticketing', 'MultiFactorAuthentication'],
      approvers: ['Megan'],
      context: 'c1',
    }),
  })),
  missing: [],
});
/** Teams counts two bytes a letter. */
const bytes = (card: object): number => 2 * JSON.stringify(card).length;

describe('Lists on cards', () => {
  it('show ten roles a page, with a way to the others, and stay small', () => {
    const { card, text } = roleListCard(listing(25), view, 2);
    assert.match(wordsOn(card), /Page 2 of 3, 25 roles in all/);
    assert.deepEqual(
      buttonsOn(card).map(({ title }) => title),
      [...Array(10).fill('Activate'), 'Previous page', 'Next page'],
    );
    assert.match(text, /For the others, say “roles” and a part of the name\./);
    assert.ok(bytes(card) < 80 * 1024, `${bytes(card)} bytes`);
  });

  it('show the nearest page when one is asked for that is not there', () => {
    assert.match(wordsOn(roleListCard(listing(25), view, 99).card), /Page 3 of 3/);
  });

  it('say which part of PIM did not answer, instead of saying there is nothing', () => {
    const { card, text } = roleListCard({ roles: [], missing: ['azure-resource'] }, view);
    assert.match(wordsOn(card), /Not read, PIM did not answer: Azure resources/);
    assert.doesNotMatch(wordsOn(card), /lists nothing/);
    assert.match(text, /Azure resources/);
  });

  it('group by provider when there are several', () => {
    const [one, two] = listing(2).roles;
    assert.ok(one && two);
    const azure = { ...two, eligibility: { ...two.eligibility, provider: 'azure-resource' as const } };
    const said = wordsOn(roleListCard({ roles: [azure, one], missing: [] }, view).card);
    assert.ok(said.indexOf('Microsoft Entra roles') < said.indexOf('Azure resources'));
  });

  it('of what one holds have pages, and stay small', () => {
    const held = many(60).map(
      (right, index): Assignment => ({
        ...right,
        assignmentType: 'activated',
        scheduleId: `${index}`,
        instanceId: `${index}`,
        endsAt: new Date('2026-11-24T10:00:00Z'),
      }),
    );
    const { card } = activeListCard({ assignments: held, missing: [] }, view, 6);
    assert.match(wordsOn(card), /Page 6 of 6, 60 rights in all/);
    assert.deepEqual(
      buttonsOn(card).map(({ title }) => title),
      [...Array.from({ length: 10 }, () => ['Deactivate', 'Restart']).flat(), 'Previous page'],
    );
    assert.ok(bytes(card) < 80 * 1024, `${bytes(card)} bytes`);
  });

  describe('offer to extend', () => {
    const day = 24 * 60;
    const offers = (more: Partial<Assignment>): boolean => {
      const held = activationOf(globalReader, { assignmentType: 'assigned', endsAt: later(9 * day), ...more });
      const eligible = { eligibility: held, activation: undefined, policy: undefined };
      const cards = [
        activeListCard({ assignments: [held], missing: [] }, view),
        roleListCard({ roles: [eligible], missing: [] }, view),
      ];
      const [one, other] = cards.map(({ card }) => buttonsOn(card).some(({ title }) => title === 'Extend'));
      assert.equal(one, other, 'held and eligible alike');
      return one === true;
    };

    it('what ends within 14 days', () => {
      assert.ok(offers({}));
      assert.ok(offers({ endsAt: later(14 * day) }));
      assert.ok(!offers({ endsAt: later(14 * day + 1) }));
    });

    it('not what has no end, or is over', () => {
      assert.ok(!offers({ endsAt: undefined }));
      assert.ok(!offers({ endsAt: later(-1) }));
    });

    it('not what is held through a group or from above: that is extended there', () => {
      assert.ok(!offers({ memberType: 'group' }));
      assert.ok(!offers({ memberType: 'inherited' }));
    });
  });

  it('to choose from hold five at most, say how many more fit, and carry what was said', () => {
    const wish = { kind: 'activate', input: { duration: duration('PT2H') } } as const;
    const { card } = chooseRoleCard({ why: 'several', wish }, many(8), view);
    assert.equal(buttonsOn(card).length, 5);
    assert.match(wordsOn(card), /3 more fit/);
    assert.match(wordsOn(card), /For: 2 hours/);
    for (const button of buttonsOn(card)) assert.match(JSON.stringify(button.action.data), /"duration":"PT2H"/);
  });
});
