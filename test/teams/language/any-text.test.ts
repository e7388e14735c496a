import assert from 'node:assert/strict';
import type { Reading } from '../../../src/teams/language/command.ts';
import { COMMAND_WORDS, OPENING_WORDS } from '../../../src/teams/language/command-words.ts';
import { readCommand } from '../../../src/teams/language/read-command.ts';
import { BUILT_IN_ROLES } from './built-in-roles.ts';

const SEED = 20_260_101;

/** Mulberry32: the same numbers from 0 to 1 for the same seed, so that a failure can be seen again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const CLAUSE_PIECES = [
  ...[
    'for',
    'on',
    'in',
    'scope:',
    'ticket',
    'number',
    'because',
    'reason:',
    'until',
    'tomorrow',
    'at',
    'and',
    'with',
    '+',
  ],
  ...[
    '2h',
    '1h30',
    '2 hors',
    '-1h',
    '0m',
    'half',
    'an',
    'a',
    'hour',
    'two',
    'PT2H',
    '1:30',
    '17:00',
    '9am',
    '½',
    '365',
  ],
  ...['Madrid', 'CHG0012', 'ServiceNow', 'rg-web-prod', 'please', 'now', 'for me', 'all', 'role', 'the', 'don’t'],
];
const CHARACTERS = [
  ...[
    '"',
    '“',
    '”',
    "'",
    '‘',
    '`',
    '«',
    ',',
    ';',
    ':',
    '=',
    '-',
    '–',
    '(',
    ')',
    '?',
    '.',
    '/',
    '\\',
    '$',
    '{',
    '<',
    '%00',
  ],
  ...[
    '\n',
    '\t',
    '\u00a0',
    '\u200b',
    '\u202e',
    '\u0000',
    '\ud83d',
    '👍',
    'é',
    'ผู้',
    '管',
    'ß',
    'İ',
    '٢',
    '__proto__',
    'constructor',
  ],
];
const PIECES = [
  ...Object.values(COMMAND_WORDS).flat(),
  ...OPENING_WORDS,
  ...BUILT_IN_ROLES,
  ...CLAUSE_PIECES,
  ...CHARACTERS,
];

const EVERY_SHORT_ANSWER = [
  ...['help', 'roles', 'active', 'activate', 'deactivate', 'empty', 'unknown-command', 'ambiguous-command', 'no-role'],
  ...[
    'check',
    'requests',
    'planned',
    'whoami',
    'policy',
    'several-roles',
    'unreadable-duration',
    'duration-not-positive',
    'repeated-clause',
    'unreadable-clause',
  ],
];

function assertReading(reading: Reading, text: string): void {
  if (reading.kind === 'unclear') {
    assert.ok(reading.problem.kind, text);
    return;
  }
  const { command } = reading;
  if (!('role' in command)) return;
  assert.ok(command.role.trim() !== '', text);
  assert.ok(!('duration' in command) || /^PT/.test(command.duration ?? ''), text);
}

describe('any text at all', () => {
  it('is a command or a problem: 10,000 generated sentences', () => {
    const random = randomFrom(SEED);
    const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
    const kinds = new Map<string, number>();
    for (let count = 0; count < 10_000; count++) {
      const start = random() < 0.5 ? ['activate'] : [];
      const pieces = Array.from({ length: Math.floor(random() * 14) }, () => pick(PIECES) ?? '');
      const text = [...start, ...pieces].join(random() < 0.8 ? ' ' : '');
      const reading = readCommand(text);
      assertReading(reading, text);
      const kind = reading.kind === 'command' ? reading.command.kind : reading.problem.kind;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    // A generator that only made nonsense would prove nothing: its sentences must reach every kind of answer.
    assert.deepEqual(
      EVERY_SHORT_ANSWER.filter((kind) => !kinds.has(kind)),
      [],
    );
  });

  it('keeps every word of a name that no clause takes', () => {
    const random = randomFrom(SEED);
    for (let count = 0; count < 1000; count++) {
      const role = Array.from(
        { length: 1 + Math.floor(random() * 6) },
        () => `w${Math.floor(random() * 1e6).toString(36)}x`,
      );
      const place = Math.floor(random() * (role.length + 1));
      const text = ['activate', ...role.toSpliced(place, 0, 'for 2h')].join(' ');
      assert.deepEqual(readCommand(text), {
        kind: 'command',
        command: { kind: 'activate', role: role.join(' '), duration: 'PT2H' },
      });
    }
  });

  it('of full length is read at once, whatever it repeats', () => {
    const worst = [
      ...PIECES,
      '"a ',
      '“x',
      'for ',
      'for 1 ',
      '1 h ',
      'in 1 ',
      'and a half ',
      'a=',
      'x:',
      '.a',
      '. ',
      ',,',
      'P1',
    ];
    for (const piece of worst) {
      const text = `activate ${piece.repeat(2000)}`.slice(0, 2000);
      assertReading(readCommand(text), piece);
      assertReading(readCommand(text.split('').reverse().join('')), piece);
    }
  });

  it('of 20 KB is refused before it is read', () => {
    for (const piece of ['activate ', '"', ' ', 'for 1 '])
      assert.equal(readCommand(piece.repeat(20_480)).kind, 'unclear');
  });
});
