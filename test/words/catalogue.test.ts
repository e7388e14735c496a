import assert from 'node:assert/strict';
import { english } from '../../src/words/english.ts';
import { createWords, type MessageKey } from '../../src/words/words.ts';
import { argumentsInBranches, argumentsOf } from './arguments-of.ts';

const KEYS = Object.keys(english) as MessageKey[];

/** `say` without its types, which know the values of every message. */
const words = createWords('en') as unknown as { say(key: string, values?: object): string };

/** Texts that mean something to ICU, to a template engine or to a client. */
const HOSTILE = [
  '{role} {count, plural, one {#} other {#}}',
  "it's '{quoted}' ''",
  '<b>bold</b> <at>Megan</at>',
  '$' + '{1 + 1} $& $1 {{DATE(2026-11-24T10:00:00Z)}}',
  '|#|\u202E\u0000\n`',
];

describe('The English catalogue', () => {
  it('uses typographic apostrophes, and no placeholder words', () => {
    for (const key of KEYS) assert.doesNotMatch(english[key], /'|TODO|lorem/i, key);
  });

  it('keeps further values out of plurals, where the types could not see them', () => {
    for (const key of KEYS) assert.deepEqual(argumentsInBranches(english[key]), [], key);
    assert.deepEqual(argumentsInBranches('{count, plural, one {# of {name}} other {#}}'), ['name']);
  });

  for (const key of KEYS)
    it(`"${key}" is a message that shows every value it is given`, () => {
      const values = Object.fromEntries(argumentsOf(english[key]).map((name) => [name, 7]));
      const said = words.say(key, values);
      assert.doesNotMatch(said, /[{}]|undefined/);
      assert.ok(Object.keys(values).length === 0 || said.includes('7'));
    });

  it('counts one and many', () => {
    assert.deepEqual(
      [0, 1, 2].map((count) => words.say('active.summary', { count })),
      ['You hold 0 roles now', 'You hold 1 role now', 'You hold 2 roles now'],
    );
  });

  for (const text of HOSTILE)
    it(`leaves a name such as ${JSON.stringify(text)} as it is`, () => {
      for (const key of KEYS.filter((one) => !english[one].includes('plural,'))) {
        const values = Object.fromEntries(argumentsOf(english[key]).map((name) => [name, text]));
        const expected = english[key].replace(/\{\w+\}/g, () => text);
        assert.equal(words.say(key, values), expected, key);
      }
    });

  it('a value that is left out is an error, never a hole in a sentence', () => {
    assert.throws(() => words.say('outcome.active'));
  });

  it('is what an unknown language gets', () => {
    for (const locale of ['en', 'en-GB', 'EN_us', 'tlh', '', 'constructor', '__proto__'])
      assert.equal(createWords(locale).say('button.activate'), 'Activate');
  });

  it('says "active until" only of what is in force', () => {
    const said = KEYS.filter((key) => /active until/.test(english[key]) || english[key].includes('active {until}'));
    assert.deepEqual(said, ['right.activeUntil', 'outcome.active']);
  });
});
