import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { CARD_GALLERY } from '../../../src/cli/card-gallery.ts';
import { buttonsOn, inputsOn, partsOn } from './card-parts.ts';
import { everyCard, everyCardNamed } from './every-card.ts';
import { complaintsOf } from './official-parser.ts';

const CARDS = [...Object.entries(CARD_GALLERY), ...everyCardNamed('Global Reader')];

/** Beyond it Teams shows no bot's card. Source: Microsoft Learn, "Types of cards" in Teams. */
const NEWEST_VERSION = '1.5';

describe('Every card', () => {
  it('is looked at here: each file that makes one', () => {
    const files = readdirSync('src/teams/cards', { recursive: true, encoding: 'utf8' })
      .map((path) => basename(path, '.ts'))
      .filter((name) => name.endsWith('-card') && name !== 'render-card' && name !== 'rendered-card');
    assert.deepEqual(Object.keys(everyCard('Global Reader')).toSorted(), files.toSorted());
  });

  for (const [name, { card }] of CARDS)
    it(`${name} is what Microsoft’s own parser knows`, () => {
      assert.deepEqual(complaintsOf(card), []);
      assert.equal(card.type, 'AdaptiveCard');
      assert.equal(card.version, NEWEST_VERSION);
      assert.ok(typeof card.fallbackText === 'string' && card.fallbackText !== '');
    });

  it('has inputs that say what they want, and what is wrong with what they got', () => {
    for (const [name, { card }] of CARDS)
      for (const input of inputsOn(card)) {
        assert.ok(input.label, name);
        assert.ok(typeof input.errorMessage === 'string' && input.errorMessage !== '', name);
      }
  });

  it('has buttons that old clients can press too, and at most six below it', () => {
    for (const [name, { card }] of CARDS) {
      for (const { title, fallback } of buttonsOn(card))
        assert.deepEqual([fallback.type, fallback.title], ['Action.Submit', title], name);
      assert.ok(Array.isArray(card.actions) && card.actions.length <= 6, name);
    }
  });

  it('wraps its lines on a phone', () => {
    for (const [name, { card }] of CARDS)
      for (const part of partsOn(card)) if (part.type === 'TextBlock') assert.equal(part.wrap, true, name);
  });
});

describe('The check of cards', () => {
  const flaws: readonly (readonly [what: string, flaw: Record<string, unknown>, complaint: RegExp])[] = [
    ['an unknown element', { body: [{ type: 'Rating' }] }, /Unknown element type "Rating"/],
    ['an unknown button', { actions: [{ type: 'Action.Jump' }] }, /Unknown action type "Action.Jump"/],
    ['an unknown member', { body: [{ type: 'TextBlock', text: 'x', wrpa: true }] }, /body\[0\]\.wrpa/],
    ['an unknown member inside a text run', textRun({ bold: true }), /inlines\[0\]\.bold/],
    ['an unknown value', { body: [{ type: 'TextBlock', text: 'x', color: 'pink' }] }, /Invalid value "pink"/],
    [
      'a required input without a message',
      { body: [{ type: 'Input.Text', id: 'x', isRequired: true }] },
      /should have an error message/,
    ],
    ['a flaw in a fallback', { actions: [{ type: 'Action.Execute', fallback: { type: 'Action.Jump' } }] }, /Jump/],
  ];
  for (const [what, flaw, complaint] of flaws)
    it(`notices ${what}`, () => {
      assert.match(complaintsOf({ type: 'AdaptiveCard', version: '1.5', ...flaw }).join('\n'), complaint);
    });

  function textRun(more: object): Record<string, unknown> {
    return { body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'x', ...more }] }] };
  }
});
