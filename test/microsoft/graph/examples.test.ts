import assert from 'node:assert/strict';
import { errorOf } from '../../../src/microsoft/graph/errors.ts';
import { PimRefusal } from '../../../src/pim/index.ts';
import { REFERENCE } from '../../contract/openapi.ts';
import { readExamples } from '../../contract/read-examples.ts';
import { answering } from './answering.ts';
import { EXAMPLE_READERS } from './example-readers.ts';

/** Samples of what no call of ours asks for: selections, old functions, other providers, configurations, single rules. */
const NOT_ASKED_FOR = [
  'beta.rbacapplication-rolescheduleinstances',
  'beta.rbacapplication-roleschedules',
  'beta.rolemanagementalert-list-alertdefinitions',
  'beta.unifiedrolemanagementalertconfiguration-update',
  'v1.0.policyroot-list-rolemanagementpolicies.ex1',
  'v1.0.policyroot-list-rolemanagementpolicyassignments.ex1',
  'v1.0.rbacapplication-list-roleassignmentschedulerequests.ex2',
  'v1.0.rbacapplication-list-roledefinitions.ex2',
  'v1.0.unifiedroleassignmentschedulerequest-get.ex2',
  'v1.0.unifiedrolemanagementpolicy-get.ex1',
  'v1.0.unifiedrolemanagementpolicyassignment-get.ex1',
  'v1.0.unifiedrolemanagementpolicyrule-update',
  'v1.0.unifiedrolemanagementpolicyrule-update.approval',
  'v1.0.unifiedrolemanagementpolicyrule-update.enablement',
];

describe("Microsoft's samples and live captures of PIM", () => {
  before(function () {
    if (REFERENCE) return;
    console.log('      PIM_REFERENCE is not set: what Microsoft answers in its samples is not read.');
    this.skip();
  });
  const examples = readExamples().map((example) => ({
    ...example,
    reader: EXAMPLE_READERS.find(
      ({ what }) => what.test(`${example.method} ${example.url}`) && !NOT_ASKED_FOR.includes(example.name),
    ),
  }));

  it('are read, all but those of calls that we do not make', () => {
    const unread = examples.filter(({ status, reader }) => status < 300 && !reader).map(({ name }) => name);
    assert.deepEqual(unread.toSorted(), NOT_ASKED_FOR);
  });

  for (const { reader, ...example } of examples)
    if (reader && example.status < 300)
      it(`${example.name} can be read`, async () => {
        const { '@odata.nextLink': _next, ...sample } = { ...(example.responseBody as Record<string, unknown>) };
        const body = reader.within ? reader.within(sample as never) : sample;
        const live = answering(() => ({
          status: example.status,
          body: example.responseBody === null ? undefined : body,
        }));
        const { value = [sample] } = sample as { value?: { id: string }[] };
        await reader.read(
          live,
          example,
          value.map(({ id }) => String(id)),
        );
      });

  for (const { name, status, responseBody } of examples)
    if (status >= 400)
      it(`${name} is an error of ours, unwrapped`, () => {
        const error = errorOf({ status, headers: {}, body: responseBody, requestId: 'r', clientRequestId: 'c' });
        if (status === 429) return assert.equal(error.code, 'Throttled');
        assert.ok(error instanceof PimRefusal);
        assert.notEqual(error.facts.pimCode, 'UnknownError');
        assert.ok(!error.facts.pimMessage.startsWith('{'), error.facts.pimMessage);
      });
});
