import assert from 'node:assert/strict';
import type { PlanInput } from '../../../src/pim/index.ts';
import { buttonsOn, inputsOn, presetInputs, wordsOn } from '../../../src/simulator/teams/index.ts';
import { activationFormCard } from '../../../src/teams/cards/forms/activation-form-card.ts';
import { readAction } from '../../../src/teams/cards/verbs/read-action.ts';
import { createWords, type View } from '../../../src/words/index.ts';
import { duration, globalReader, planOf, policyOf } from '../../pim/sample.ts';

const view: View = { words: createWords('en'), now: new Date('2026-11-24T08:00:00Z'), zone: 'UTC' };

const formFor = (what: Parameters<typeof policyOf>[0] | undefined, input: PlanInput) =>
  activationFormCard(planOf(globalReader, what && policyOf(what), input), view);

describe('The activation form', () => {
  const ALL = ['Justification', 'Ticketing'];
  for (const [why, needs, input, asked] of [
    [
      'everything when nothing was said',
      { enabled: ALL },
      {},
      ['duration', 'justification', 'ticketNumber', 'ticketSystem'],
    ],
    ['only the duration where the policy wants nothing', {}, {}, ['duration']],
    [
      'only the justification when the rest was said',
      { enabled: ['Justification'] },
      { duration: duration('PT2H') },
      ['justification'],
    ],
    [
      'only the ticket',
      { enabled: ALL },
      { duration: duration('PT2H'), justification: 'logs' },
      ['ticketNumber', 'ticketSystem'],
    ],
    [
      'not the system that was said',
      { enabled: ALL },
      { duration: duration('PT2H'), justification: 'logs', ticketSystem: 'Jira' },
      ['ticketNumber'],
    ],
    [
      'the duration again when it is over the maximum',
      { maximum: 'PT1H' },
      { duration: duration('PT2H') },
      ['duration'],
    ],
    [
      'the justification again when it is too long',
      { enabled: ['Justification'] },
      { duration: duration('PT1H'), justification: 'x'.repeat(501) },
      ['justification'],
    ],
    ['only the duration when the policy cannot be read', undefined, {}, ['duration']],
  ] as const)
    it(`asks ${why}`, () => assert.deepEqual(inputsOn(formFor(needs, input).card), asked));

  it('offers the maximum first when more was asked, and says so', () => {
    const { card, text } = formFor({ maximum: 'PT1H' }, { duration: duration('PT9H') });
    assert.match(text, /9 hours is more than PIM allows for this role\. The longest is 1 hour\./);
    assert.deepEqual(presetInputs(card), { duration: 'PT1H' });
  });

  it('offers no duration above the maximum', () => {
    const { card } = formFor({ maximum: 'PT2H' }, {});
    const offered = [...JSON.stringify(card).matchAll(/"value":"(PT[^"]+)"/g)].map(([, value]) => value);
    assert.ok(offered.length >= 2);
    assert.ok(!offered.includes('PT4H') && !offered.includes('PT8H'));
  });

  it('carries what was said in its button, and what is typed goes before it', () => {
    const { card } = formFor({ enabled: ['Justification'] }, { duration: duration('PT2H') });
    const activate = buttonsOn(card).find(({ title }) => title === 'Activate');
    assert.ok(activate);
    const sent = { ...(activate.action.data as object), justification: ' checking logs ' };
    const action = readAction(activate.action.verb, sent);
    assert.ok(action?.verb === 'activate.submit');
    assert.deepEqual(action.input, {
      duration: duration('PT2H'),
      justification: 'checking logs',
      ticketNumber: undefined,
      ticketSystem: undefined,
    });
  });

  it('says beforehand who must approve and how one must sign in', () => {
    const said = wordsOn(formFor({ approvers: ['Megan Bowen', 'PIM Approvers'], context: 'c1' }, {}).card);
    assert.match(said, /by Megan Bowen or PIM Approvers, before it starts/);
    assert.match(said, /Sign-in\na stronger one, asked for when you activate/);
  });

  it('can be completed by text just as well', () => {
    const { text } = formFor({ enabled: ['Justification'] }, { duration: duration('PT2H') });
    assert.match(text, /By text: “activate Global Reader for 2h because …”\./);
  });
});

describe('What comes back from a card', () => {
  const target = { provider: 'entra-role', roleId: 'r', scopeId: '/' };
  for (const [why, verb, data] of [
    ['an unknown verb', 'activate.everything', { target }],
    ['a verb that is no text', { verb: 'activate.submit' }, { target }],
    ['a verb of JavaScript’s own', 'constructor', { target }],
    ['no data', 'activate.submit', undefined],
    ['data that is a list', 'activate.submit', [target]],
    ['no target', 'activate.submit', {}],
    ['a target with more than it has', 'activate.submit', { target: { ...target, principalId: 'someone' } }],
    ['an unknown provider', 'activate.submit', { target: { ...target, provider: 'aws' } }],
    ['an id without end', 'activate.submit', { target: { ...target, roleId: 'x'.repeat(301) } }],
    ['a duration that is none', 'activate.submit', { target, duration: 'two hours' }],
    ['a duration that is a number', 'activate.submit', { target, duration: 7_200 }],
    ['a justification without end', 'activate.submit', { target, justification: 'x'.repeat(501) }],
    ['a verb inside that is another one', 'activate.submit', { target, verb: 'deactivate.submit' }],
    ['a page before the first', 'roles.page', { page: 0 }],
    ['half a page', 'roles.page', { page: 1.5 }],
  ] as const)
    it(`is refused: ${why}`, () => assert.equal(readAction(verb, data), undefined));
});
