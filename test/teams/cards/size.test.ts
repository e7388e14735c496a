import assert from 'node:assert/strict';
import type { RenderedCard } from '../../../src/teams/cards/elements/rendered-card.ts';
import { activationFormCard } from '../../../src/teams/cards/forms/activation-form-card.ts';
import { activeListCard } from '../../../src/teams/cards/lists/active-list-card.ts';
import { chooseRoleCard } from '../../../src/teams/cards/lists/choose-role-card.ts';
import { roleListCard } from '../../../src/teams/cards/lists/role-list-card.ts';
import { duration, planOf } from '../../pim/sample.ts';
import { everyCardNamed } from './every-card.ts';
import { activationOf, later, scoped, strictRules, view } from './sample.ts';

/** The strictest size that Teams' pages name for a card, in bytes of UTF-8; cards of honest names keep below it. */
const CARD_LIMIT = 28 * 1024;
/** Of a message with its card, in UTF-16: what Teams' pages advise, and about what it refuses, so that nobody hears anything. */
const ADVISED = 80 * 1024;
const REFUSED = 100 * 1024;

const utf8 = ({ card }: RenderedCard): number => Buffer.byteLength(JSON.stringify(card));
const utf16 = ({ card }: RenderedCard): number => 2 * JSON.stringify(card).length;

/** As long as the longest names that Entra builds in, at units with names as long. */
const right = scoped('Microsoft Hardware Warranty Specialist', 'Branch offices of the north west');
const rights = Array.from({ length: 60 }, (_, index) =>
  scoped(`Microsoft Hardware Warranty Specialist ${index}`, `Branch offices of the north west ${index}`),
);
const rules = strictRules();
const listed = rights.map((eligibility, index) => ({
  eligibility: { ...eligibility, endsAt: later(10_000) },
  activation: index % 2 === 0 ? activationOf(eligibility) : undefined,
  policy: rules,
}));
const input = { duration: duration('PT2H'), justification: 'Ä'.repeat(500), ticketNumber: 'CHG0012345' };

describe('A card is small enough for Teams', () => {
  const long: readonly (readonly [what: string, card: RenderedCard])[] = [
    ['a page of a long role list', roleListCard({ roles: listed, missing: ['group'] }, view, 2, 'specialist')],
    [
      'a long list of what one holds',
      activeListCard({ assignments: rights.map((held) => activationOf(held)), missing: ['group'] }, view),
    ],
    [
      'a choice among many, with a long justification',
      chooseRoleCard({ why: 'several', wish: { kind: 'activate', input } }, rights, view),
    ],
    [
      'a form with all that a policy can want',
      activationFormCard(planOf(right, rules, { ...input, ticketNumber: '' }), view),
    ],
  ];
  for (const [what, card] of long)
    it(`${what}`, () => assert.ok(utf8(card) < CARD_LIMIT, `${utf8(card)} of ${CARD_LIMIT} bytes`));

  for (const [what, text, limit] of [
    ['letters', 'N', ADVISED],
    ['letters of three bytes', '管', ADVISED],
    ['smileys', '👩', REFUSED],
    ['characters that are escaped', '*\\"', REFUSED],
  ] as const)
    it(`also where every name and sentence has ten thousand ${what}`, () => {
      for (const [name, card] of everyCardNamed(text.repeat(10_000))) {
        // It carries what was typed, several times: two thousand backslashes are nobody's justification, and no search.
        if (/^(choose-role-card [13]|choose-prolong-card \d|role-list-card 2)$/.test(name) && text === '*\\"') continue;
        assert.ok(utf16(card) < limit, `${name}: ${utf16(card)} of ${limit} bytes`);
      }
    });
});
