import assert from 'node:assert/strict';
import { CARD_GALLERY } from '../../../src/cli/card-gallery.ts';
import { buttonsOn, inputsOn, wordsOn } from '../../../src/simulator/teams/index.ts';
import { readAction } from '../../../src/teams/cards/verbs/read-action.ts';
import { complaintsOf } from './official-parser.ts';

/** Teams counts two bytes a letter, and refuses messages above about 100 KB; 80 are safe. */
const MESSAGE_LIMIT = (80 * 1024) / 2;

/** States in which PIM confirmed that somebody holds something now. */
const HOLDING = [
  'outcome-active',
  'outcome-already-active',
  'active',
  'roles',
  'roles-three-providers',
  'several-activations',
  'active-many',
  'roles-scripts',
  'outcome-scripts',
  'told-approved',
  'told-started',
];

for (const [name, { card, text, summary }] of Object.entries(CARD_GALLERY))
  describe(`The card "${name}"`, () => {
    it('is valid for the official renderer, in the version that Teams supports', () => {
      assert.deepEqual(complaintsOf(card), []);
      assert.equal(card.version, '1.5');
    });

    it('has a twin in text that says all it says', () => {
      const said = text.replaceAll('\n', ' ');
      for (const line of wordsOn({ ...card, fallbackText: '', actions: [] }).split('\n'))
        if (line !== '' && !isButtonOrValue(card, line)) assert.ok(said.includes(line), `the twin lacks “${line}”`);
      assert.notEqual(summary, '');
      assert.doesNotMatch(summary, /\n/);
    });

    it('calls active only what PIM confirmed', () => {
      const says = /active until|active with no end/.test(`${JSON.stringify(card)} ${text} ${summary}`);
      assert.equal(says, HOLDING.includes(name));
    });

    it('has buttons whose data comes back as what they promise', () => {
      for (const { action: button } of buttonsOn(card)) {
        if (button.type !== 'Action.Execute') {
          const opened = button.url ?? (button.data as { msteams: { type: string; value: string } }).msteams.value;
          assert.match(String(opened), /^https:/, `${String(button.title)} opens nothing`);
          continue;
        }
        assert.ok(readAction(button.verb, button.data), `${String(button.title)} is not read`);
        const { verb, ...data } = (button.fallback as { data: { verb: string } }).data;
        assert.deepEqual(readAction(verb, data), readAction(button.verb, button.data));
        assert.equal(readAction(button.verb, { ...(button.data as object), colour: 'red' }), undefined);
      }
    });

    it('has a label, and an error message where it must be filled, on every input', () => {
      const inputs = JSON.stringify(card).match(/"type":"Input\.\w+"/g) ?? [];
      assert.equal(inputs.length, inputsOn(card).length);
      assert.doesNotMatch(JSON.stringify(card), /\$\{|\{\{|undefined|\[object/);
    });

    it('is small enough for Teams', () => {
      assert.ok(JSON.stringify(card).length < MESSAGE_LIMIT);
    });
  });

/** Titles of buttons are told by hints; values of choices and presets are not text. */
function isButtonOrValue(card: object, line: string): boolean {
  const json = JSON.stringify(card);
  return json.includes(`"title":${JSON.stringify(line)}`) || json.includes(`"value":${JSON.stringify(line)}`);
}
