import assert from 'node:assert/strict';
import type { Problem } from '../../../src/teams/language/command.ts';
import { readCommand } from '../../../src/teams/language/read-command.ts';

const unknown = (text: string) => [text, { kind: 'unknown-command', text: text.trim() }] as const;
const badDuration = (text: string): Problem => ({ kind: 'unreadable-duration', text });
const badClause = (text: string): Problem => ({ kind: 'unreadable-clause', text });
const several = (text: string, ...roles: string[]): Problem => ({ kind: 'several-roles', text, roles });

const SENTENCES: Readonly<Record<string, readonly (readonly [text: string, problem: Problem])[]>> = {
  'nothing was said': [
    ['', { kind: 'empty' }],
    [' \n\u00a0\u200b', { kind: 'empty' }],
    ['...', { kind: 'empty' }],
    ['""', { kind: 'empty' }],
    ['\u0000\u0001\u001b', { kind: 'empty' }],
  ],
  'it is no command': [
    unknown('frobnicate'),
    unknown('  Global Reader for 2h '),
    unknown('👍'),
    // Too short for typos: "end" and "list" are one letter away.
    unknown('and Global Reader'),
    unknown('lost'),
  ],
  'it speaks of an activation without ordering one': [
    unknown("don't activate Global Reader"),
    unknown('how do I activate Global Reader?'),
    unknown('should I activate Global Reader'),
    unknown('Global Reader because I will deactivate it later'),
  ],
  'no role is named': [
    ['activate', { kind: 'no-role', verb: 'activate' }],
    ['start', { kind: 'no-role', verb: 'activate' }],
    ['please activate the role for 2h', { kind: 'no-role', verb: 'activate' }],
    ['deactivate', { kind: 'no-role', verb: 'deactivate' }],
    ['extend for 30d', { kind: 'no-role', verb: 'extend' }],
    ['renew', { kind: 'no-role', verb: 'renew' }],
    ['restart', { kind: 'no-role', verb: 'restart' }],
  ],
  'no request is named': [
    ['approve', { kind: 'no-request', verb: 'approve' }],
    ['approve because it is fine', { kind: 'no-request', verb: 'approve' }],
    ['please deny the request', { kind: 'no-request', verb: 'deny' }],
    ['cancel', { kind: 'no-request', verb: 'cancel' }],
    ['cancel request', { kind: 'no-request', verb: 'cancel' }],
  ],
  'more than one role is named': [
    ['activate Reader for 1h and Owner for 2h', several('Reader and Owner', 'Reader', 'Owner')],
    ['activate all', several('all')],
    ['deactivate all on Madrid', several('all')],
    ['extend Reader and Owner for 30d', several('Reader and Owner', 'Reader', 'Owner')],
    [
      `activate ${'Reader and '.repeat(10)}Owner`,
      several(`${'Reader and '.repeat(10)}Owner`, ...Array(10).fill('Reader'), 'Owner'),
    ],
    ['activate all my roles', several('all my roles')],
    ['activate both for 1h', several('both')],
    ['activate Reader for 1h then Owner for 2h', several('Reader then Owner', 'Reader', 'Owner')],
    [
      'activate Reader for 2h and deactivate Owner',
      several('Reader and deactivate Owner', 'Reader', 'deactivate Owner'),
    ],
    ['activate everything for 2h', several('everything')],
  ],
  'the duration cannot be read': [
    ['activate Global Reader for 2 hors', badDuration('2 hors')],
    ['activate Global Reader 2 hors', badDuration('2 hors')],
    ['activate Global Reader for 2hors because x', badDuration('2hors')],
    ['activate for 2 hors Global Reader', badDuration('2 hors')],
    ['activate Global Reader for two hors', badDuration('two hors')],
    ['activate Global Reader for 1 h 30 mni', badDuration('1 h 30 mni')],
    ['activate Global Reader for 2h 3h', badDuration('2h 3h')],
    ['activate Global Reader for ages', badDuration('ages')],
    ['activate Global Reader for a while, please', badDuration('a while')],
    ['activate Global Reader for 2', badDuration('2')],
    ['activate Global Reader for Megan for 2h', badDuration('Megan')],
    ['activate Global Reader for about 2 hours', badDuration('about 2 hours')],
    ['activate Global Reader for a couple of hours', badDuration('a couple of hours')],
    ['activate Global Reader for the next while', badDuration('while')],
    ['activate Global Reader for 1:30', badDuration('1:30')],
    ['activate Global Reader for 3 months', badDuration('3 months')],
    ['activate Global Reader for 9999999h', badDuration('9999999h')],
    ['activate Global Reader for', badDuration('for')],
  ],
  'the duration is nothing or less': [
    ['activate Global Reader for 0m', { kind: 'duration-not-positive', text: '0m' }],
    ['activate Global Reader for -1h because x', { kind: 'duration-not-positive', text: '-1h' }],
    ['activate Global Reader for - 1 h', { kind: 'duration-not-positive', text: '- 1 h' }],
    ['activate Global Reader -1h', { kind: 'duration-not-positive', text: '-1h' }],
    ['activate Global Reader for zero minutes', { kind: 'duration-not-positive', text: 'zero minutes' }],
  ],
  'a clause comes twice': [
    ['activate Global Reader for 2h for 3h', { kind: 'repeated-clause', clause: 'duration', text: 'for 3h' }],
    ['activate Global Reader for 2h or 3h', { kind: 'repeated-clause', clause: 'duration', text: '3h' }],
    ['activate Reader on Madrid for 1h on Lisbon', { kind: 'repeated-clause', clause: 'scope', text: 'on Lisbon' }],
    ['activate Reader ticket 1 ticket 2', { kind: 'repeated-clause', clause: 'ticket', text: 'ticket 2' }],
  ],
  'a clause cannot be done or read': [
    ['activate Global Reader until 17:00', badClause('until 17:00')],
    ['activate Contributor on rg-web-prod till end of day', badClause('till end of day')],
    ['activate Global Reader tomorrow 9am for 2h', badClause('tomorrow 9am')],
    ['activate Global Reader at 9 for 2h', badClause('at 9')],
    ['activate Global Reader 17:00', badClause('17:00')],
    ['activate Global Reader on Monday', badClause('on Monday')],
    ['activate Global Reader in 10 minutes for 2h', badClause('in 10 minutes')],
    ['activate Global Reader for tomorrow', badClause('for tomorrow')],
    ['activate Global Reader on', badClause('on')],
    ['activate Global Reader because', badClause('because')],
    ['activate Global Reader reason: ...', badClause('reason: ...')],
    ['activate Global Reader ticket for 2h', badClause('ticket')],
    ['activate Global Reader ticket CHG1 in', badClause('ticket CHG1 in')],
    ['deactivate Global Reader for 2h', badClause('for 2h')],
    ['deactivate Global Reader because done', badClause('because done')],
    ['status of Global Reader', badClause('Global Reader')],
    ['approve 3 because', badClause('because')],
    ['cancel 3 because wrong role', badClause('because wrong role')],
    ['approvals of Megan', badClause('Megan')],
  ],
};

describe('a text that is not understood', () => {
  for (const [title, sentences] of Object.entries(SENTENCES))
    describe(`is told, not guessed: ${title}`, () => {
      for (const [text, problem] of sentences)
        it(JSON.stringify(text), () => assert.deepEqual(readCommand(text), { kind: 'unclear', problem }));
    });

  it('offers both corrected sentences when a slip may mean two commands', () => {
    assert.deepEqual(readCommand('please eactivate Global Reader for 2h'), {
      kind: 'unclear',
      problem: {
        kind: 'ambiguous-command',
        text: 'eactivate',
        candidates: [
          { kind: 'activate', text: 'please activate Global Reader for 2h' },
          { kind: 'deactivate', text: 'please deactivate Global Reader for 2h' },
        ],
      },
    });
  });

  it('asks whether "active Global Reader" orders or asks', () => {
    assert.deepEqual(readCommand('active Global Reader'), {
      kind: 'unclear',
      problem: {
        kind: 'ambiguous-command',
        text: 'active',
        candidates: [
          { kind: 'activate', text: 'activate Global Reader' },
          { kind: 'active', text: 'active' },
        ],
      },
    });
  });

  it('may have 2,000 characters, but not one more', () => {
    const start = 'activate Global Reader because ';
    assert.equal(readCommand(start.padEnd(2000, 'x')).kind, 'command');
    assert.deepEqual(readCommand(start.padEnd(2001, 'x')), {
      kind: 'unclear',
      problem: { kind: 'too-long', length: 2001, limit: 2000 },
    });
    assert.deepEqual(readCommand('activate Global Reader '.padEnd(20_480, '"for 1 ')), {
      kind: 'unclear',
      problem: { kind: 'too-long', length: 20_480, limit: 2000 },
    });
  });
});
