import assert from 'node:assert/strict';
import { CARD_GALLERY } from '../../../src/cli/card-gallery.ts';
import { twinOf } from '../../../src/teams/cards/elements/twin-of.ts';
import { buttonsOn, textsOn } from './card-parts.ts';
import { everyCardNamed } from './every-card.ts';

const CARDS = [...Object.entries(CARD_GALLERY), ...everyCardNamed('Global Reader')];

/** How a button's deed is told in the twin, by its verb. */
const TOLD: Readonly<Record<string, RegExp>> = {
  'activate.open': /“activate( |”)/,
  'activate.submit': /“activate /,
  'activation.check': /“check activate /,
  'deactivate.submit': /“deactivate( |”)/,
  'standing.look': /say “active”/,
  'roles.page': /say “roles”/,
  'active.page': /other pages/,
  'planned.page': /other pages/,
  'policy.look': /“policy /,
  'requests.page': /next page/,
  'activation.restart': /“restart( |”)/,
  'restart.submit': /“restart /,
  'right.extend': /“extend( |”)/,
  'right.renew': /“renew /,
  'prolong.submit': /“(extend|renew) /,
  'approval.open': /say “approve” or “deny”, the number/,
  'approval.review': /say “approvals”/,
  'approval.decide': /“approve .* or “deny /,
  'request.cancel': /say “cancel( |”)/,
  'form.close': /do nothing: nothing was sent/,
};

describe('The plain text of a card', () => {
  for (const [name, { card, text }] of CARDS)
    it(`says all that is on ${name}, in its order`, () => {
      let from = 0;
      for (const line of textsOn(card)) {
        const at = text.indexOf(line, from);
        assert.ok(at >= 0, `“${line}” is not in the text after position ${from}`);
        from = at + line.length;
      }
    });

  it('tells how to do without buttons what each of them does', () => {
    const met = new Set<string>();
    for (const [name, { card, text }] of CARDS)
      for (const { verb } of buttonsOn(card)) {
        met.add(verb);
        assert.match(text, TOLD[verb] ?? /^$/, `${verb} on ${name}`);
      }
    assert.deepEqual([...met].toSorted(), Object.keys(TOLD).toSorted());
  });

  it('stands in the card too, for clients that show none', () => {
    for (const [name, { card, text }] of CARDS)
      assert.equal(String(card.fallbackText).replace(/\\(?=[\\`*_{}[\]()#+\-.!|~>])/g, ''), text, name);
  });

  it('has one line for the toast', () => {
    for (const [name, { summary }] of CARDS) {
      assert.match(summary, /^\S.*\S$/, name);
      assert.ok(summary.length <= 200, name);
    }
  });

  it('would lack what its reader does not know', () => {
    const body = [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'read' }] }];
    assert.deepEqual(twinOf({ type: 'AdaptiveCard', body }), ['read']);
    const shown = { type: 'AdaptiveCard', body: [{ type: 'FactSet', facts: [{ title: 'For', value: '2 hours' }] }] };
    assert.deepEqual([twinOf(shown), textsOn(shown)], [[], ['For']], 'the check of this page sees more than the twin');
  });
});
