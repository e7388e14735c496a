import assert from 'node:assert/strict';
import { differences } from './differences.ts';
import { createIdMap } from './id-map.ts';
import { instantsIn } from './instants-in.ts';

const ALEX = '03ee6546-f113-4ec5-ba9d-e57381b0c928';
const REQUEST = '61998d6f-fcf3-400a-9d40-cbfa74a3bfbd';
const GROUP = '3265375f-23f9-4d3f-81d3-15370199bc8a';
const OTHER = 'bead11a5-a9d6-46dc-b620-d345de38db55';

const answer = {
  '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#things('${REQUEST}')/parts`,
  value: [
    {
      id: REQUEST,
      status: 'Provisioned',
      approvalId: null,
      isValidationOnly: false,
      principalId: ALEX,
      targetScheduleId: `${GROUP}_member_${REQUEST}`,
      createdDateTime: '2026-09-06T17:53:52.0427885Z',
      completedDateTime: '2026-09-06T18:10:00Z',
      expiration: { type: 'afterDuration', duration: 'PT30M' },
      rules: [
        { id: 'Expiration_Admin_Eligibility', maximumDuration: 'P365D' },
        { id: 'Enablement_Admin_Eligibility', enabledRules: [] as string[] },
      ],
    },
  ],
};
type Answer = typeof answer;

/** What is said of an answer that was changed in one place. */
function said(change: (answer: Answer, row: Answer['value'][number]) => void, asked: unknown = {}): string {
  const changed = structuredClone(answer);
  const [row] = changed.value;
  assert.ok(row);
  change(changed, row);
  const found = differences(answer, changed, { ids: createIdMap([ALEX, GROUP]), asked: instantsIn(asked) });
  return found.map(({ at, what }) => `${at} ${what}`).join('\n');
}

describe('An answer beside the example of it', () => {
  it('is the same when nothing was changed', () =>
    assert.equal(
      said(() => undefined),
      '',
    ));

  for (const [what, change, where] of [
    ['another word', (_all, row) => Object.assign(row, { status: 'Granted' }), 'value[0].status is "Granted", not'],
    ['a value for a null', (_all, row) => Object.assign(row, { approvalId: REQUEST }), 'value[0].approvalId is'],
    ['a null for a value', (_all, row) => Object.assign(row, { createdDateTime: null }), 'value[0].createdDateTime is'],
    ['another truth', (_all, row) => Object.assign(row, { isValidationOnly: true }), 'value[0].isValidationOnly is'],
    [
      'a value deep inside',
      (_all, row) => Object.assign(row.expiration, { duration: 'PT1H' }),
      'expiration.duration is',
    ],
    ['a member less', (_all, row) => Reflect.deleteProperty(row, 'principalId'), 'value[0].principalId is missing'],
    ['a member more', (_all, row) => Object.assign(row, { colour: 'red' }), 'is not in the example'],
    ['a row less', (all) => all.value.pop(), 'value has 0 items, not 1'],
    [
      'a rule that is not there',
      (_all, row) => Object.assign(row.rules[0] ?? {}, { id: 'Else_Admin_Eligibility' }),
      'rules[Expiration_Admin_Eligibility]',
    ],
    ['a time that is none', (_all, row) => Object.assign(row, { createdDateTime: 'yesterday' }), 'createdDateTime is'],
    [
      'a time in another form',
      (_all, row) => Object.assign(row, { createdDateTime: '2026-09-06T17:53:52+00:00' }),
      'createdDateTime is',
    ],
    ['an id that is none', (_all, row) => Object.assign(row, { id: '12345' }), 'value[0].id is "12345"'],
    [
      'another word around an id',
      (_all, row) => Object.assign(row, { targetScheduleId: `${GROUP}_owner_${REQUEST}` }),
      'targetScheduleId is',
    ],
    ['somebody else', (_all, row) => Object.assign(row, { principalId: OTHER }), 'stands for another id'],
    ['an id that was another before', (_all, row) => Object.assign(row, { id: OTHER }), 'stands for another id'],
    ['a list for an object', (_all, row) => Object.assign(row, { expiration: [] }), 'value[0].expiration is []'],
  ] as const satisfies readonly (readonly [string, (all: Answer, row: Answer['value'][number]) => unknown, string])[])
    it(`is noticed to have ${what}`, () => assert.ok(said(change).includes(where), said(change)));

  it('may have other ids, where they stand for each other throughout', () => {
    const renamed = JSON.parse(JSON.stringify(answer).replaceAll(REQUEST, OTHER));
    assert.deepEqual(differences(answer, renamed, { ids: createIdMap([ALEX, GROUP]), asked: new Set() }), []);
  });

  it('may have other times, but not where they were asked for', () => {
    const later = (_all: Answer, row: Answer['value'][number]) =>
      void Object.assign(row, { completedDateTime: '2026-09-06T18:11:00Z' });
    assert.equal(said(later), '');
    assert.match(said(later, { start: '2026-09-06T18:10:00.000Z' }), /completedDateTime is/);
  });

  it('may have its rules in another order', () =>
    assert.equal(
      said((_all, row) => void row.rules.reverse()),
      '',
    ));
});
