import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeText } from '../../../src/teams/cards/elements/escape-text.ts';
import { buttonsOn, partsOn } from './card-parts.ts';
import { everyCardNamed } from './every-card.ts';
import { complaintsOf } from './official-parser.ts';

/** Stands in each attack, so that it is found wherever it went. */
const MARK = 'ZZTOP';

const ATTACKS: readonly string[] = [
  `[${MARK}](https://evil.example/a) ![${MARK}](x) [${MARK}][ref] [ref]: https://evil.example`,
  `<at>${MARK}</at> <at id="0">Everyone</at>`,
  `$${'{'}string(1+1)} $${'{'}$root.title} ${MARK} $$${'{'}lang}`,
  `{{DATE(2026-11-24T08:00:00Z,SHORT)}} {{{TIME(2026-11-24T08:00:00Z)}}} ${MARK}`,
  `${'`'}${MARK}${'`'} ${'```'}js ${MARK}${'```'} **${MARK}** _${MARK}_ ~~${MARK}~~ # ${MARK} > ${MARK} - ${MARK}`,
  `"${MARK}", "type": "Action.OpenUrl", \\" \\u0022 \\ ${MARK}`,
  `\u202E${MARK}\u202C \u2066${MARK}\u2069 \u200F${MARK} \uFEFF\u00AD${MARK}`,
  `${MARK}\n\n# ${MARK}\r\n- [x] ${MARK}\u2028${MARK}\u2029${MARK}\u0085${MARK}`,
  `${MARK}\ud800 \udc00${MARK} e${'\u0301'.repeat(300)}`,
  `&lt;b&gt; &#x5b;${MARK}&#93; javascript:${MARK} mailto:a@b.example www.evil.example`,
  `${MARK} __proto__ constructor $data $when $root ${'$'}index`,
];

/** What a client or the template engine would take for more than text. */
const MARKUP =
  /\][([:]|:\/\/|\bwww\.|<[^\s\u2060]|\$\{|\{\{|&[#a-z]|\b(?:javascript|mailto|data|tel|sip):\S|[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/iu;

/** Members that people read. Data is the bot's own; `fallbackText` is Markdown, and escaped as such. */
const SHOWN = ['text', 'title', 'tooltip', 'label', 'value', 'placeholder', 'errorMessage', 'altText'];

describe('Hostile text at every place where a person, the tenant or Microsoft has a say', () => {
  for (const attack of ATTACKS)
    it(`is only text: ${JSON.stringify(attack).slice(0, 60)}`, () => {
      const met = new Set<string>();
      for (const [name, { card, text, summary }] of everyCardNamed(attack)) {
        if (JSON.stringify(card).includes(MARK)) met.add(name.split(' ')[0] ?? '');
        assert.deepEqual(complaintsOf(card), [], name);
        assert.deepEqual(JSON.parse(JSON.stringify(card)), card, name);
        const shown = partsOn(card).flatMap((part) => SHOWN.map((member) => part[member]));
        for (const line of [...shown, ...text.split('\n'), summary])
          if (typeof line === 'string') assert.doesNotMatch(line, MARKUP, name);
      }
      assert.ok(met.size >= 10, `only on ${[...met].join(', ')}`);
    });

  it('stands where no client reads Markdown: in text runs, never in text blocks or labels, and in choices only of a drop-down', () => {
    for (const attack of ATTACKS)
      for (const [name, { card }] of everyCardNamed(attack))
        for (const { type, text, label, title, choices, style } of partsOn(card)) {
          if (type === 'TextRun' || String(type).startsWith('Action.')) continue;
          // The renderer makes plain options of a compact choice, and Markdown of an expanded one.
          if (choices) assert.equal(style, 'compact', name);
          if (type === undefined && title !== undefined) continue;
          assert.doesNotMatch([text, label, title].join(' '), new RegExp(MARK), `${String(type)} on ${name}`);
        }
  });

  it('is escaped where old clients read it as Markdown', () => {
    for (const attack of ATTACKS)
      for (const [name, { card }] of everyCardNamed(attack)) {
        const bare = String(card.fallbackText).replace(/\\./g, '');
        assert.doesNotMatch(bare, /[\\`*_{}[\]()#+\-!|~>]/, name);
      }
  });

  it('changes nothing but itself: the card has the parts that it has with honest text', () => {
    const honest = new Map(everyCardNamed(MARK).map(([name, { card }]) => [name, shapeOf(card)]));
    for (const attack of ATTACKS)
      for (const [name, { card }] of everyCardNamed(attack)) assert.deepEqual(shapeOf(card), honest.get(name), name);
  });

  it('comes back from a button as it was said, character by character', () => {
    for (const attack of ATTACKS)
      for (const [name, { card }] of everyCardNamed(attack).filter(([one]) => one === 'choose-role-card 1')) {
        assert.ok(buttonsOn(card).length > 0);
        for (const { data } of buttonsOn(card))
          assert.equal((data.input as { justification: string }).justification, attack, name);
      }
  });

  it('however it is put together, is one line without markup, short, and not escaped twice', () => {
    const pieces = fc.constantFrom(
      ...['[', ']', '(', ')', ':', '/', '//', 'http', 'www', '.', '<', 'at', '>', '&', '#', 'lt;', '$', '{', '}', '`'],
      ...['\u2060', '\u200d', '\u202e', '\ufeff', '\n', ' ', '\u0000', '\ud83d', '\u0301', 'javascript:', 'x'],
    );
    const texts = fc
      .array(fc.oneof({ weight: 9, arbitrary: pieces }, fc.string({ unit: 'binary' })))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 40 }), (text, length) => {
        const safe = escapeText(text, length);
        assert.doesNotMatch(safe, MARKUP);
        assert.equal(escapeText(safe, length), safe);
        assert.ok([...safe.replaceAll(/[\u200b\u2060]/g, '')].length <= length);
      }),
      { numRuns: 5_000, seed: 20_261_124 },
    );
  });
});

/** The types on a card from the top down, with the titles of its buttons. */
const shapeOf = (card: object): string[] =>
  partsOn(card).map(({ type, title }) => (String(type).startsWith('Action.') ? `${type} ${title}` : String(type)));
