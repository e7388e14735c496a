import assert from 'node:assert/strict';
import { errorOf } from '../../../src/microsoft/arm/errors.ts';
import { PimRefusal, reasonOf } from '../../../src/pim/index.ts';
import { REFERENCE } from '../../contract/openapi.ts';
import { answering } from './answering.ts';
import { EXAMPLE_READERS, type ExampleRow } from './example-readers.ts';
import { readAzureExamples } from './examples.ts';

/** Examples of what no call of ours asks for, and of plain Azure roles beside PIM. */
const NOT_ASKED_FOR = [
  /^2020-10-01\/(Delete|PutRoleManagementPolicyAssignment|PatchPartial|PatchRole)/,
  // An approval is read by its stages.
  /^2021-01-01-preview\/\w*(Approvals|ApprovalById|StepById)$/,
  /^2022-04-01\/(?!GetRoleDefinition)/,
  /^2022-08-01-preview\/(GetAlertDefinition|GetAlertConfiguration|UpdateAlertConfiguration|GetAlertOperation|RefreshAll)/,
  /^clients\/.*\/assignments$/,
];

describe("Microsoft's examples and recordings of PIM for Azure", () => {
  before(function () {
    if (REFERENCE) return;
    console.log('      PIM_REFERENCE is not set: what Azure answers in examples and recordings is not read.');
    this.skip();
  });
  const examples = readAzureExamples().map((example) => ({
    ...example,
    reader: EXAMPLE_READERS.find(({ what }) => what.test(example.name)),
  }));
  const isAskedFor = (name: string) => !NOT_ASKED_FOR.some((pattern) => pattern.test(name));

  it('are read, all but those of calls that we do not make', () => {
    const unread = examples.filter(({ name, status, reader }) => status < 300 && !reader && isAskedFor(name));
    assert.deepEqual(
      unread.map(({ name }) => name),
      [],
    );
  });

  for (const { reader, ...example } of examples)
    if (reader && example.status < 300)
      it(`${example.name} can be read`, async () => {
        const { value = [example.body] } = (example.body ?? {}) as { value?: unknown[] };
        const rows = value.filter(Boolean) as readonly ExampleRow[];
        const isPolicy = /GetRoleManagementPolicyBy/.test(example.name);
        const live = answering(({ method, url }) => {
          // A policy is found by its assignment, which may come without rules.
          if (isPolicy && url.includes('PolicyAssignments'))
            return { body: { value: rows.map((row) => ({ ...row, properties: assignmentOf(row) })) } };
          const body = isPolicy ? rows[0] : method === 'GET' ? { value: rows } : example.body;
          return { status: example.status, ...(body === undefined || body === null ? {} : { body }) };
        });
        await reader.read(live, rows, example);
      });

  for (const { name, status, body } of examples)
    if (status >= 400)
      it(`${name} is an error of ours with a reason`, () => {
        const error = errorOf({ status, headers: {}, body, requestId: 'r', clientRequestId: 'c' });
        assert.ok(error instanceof PimRefusal);
        assert.notEqual(reasonOf(error), 'unknown');
      });
});

const assignmentOf = ({ id }: ExampleRow) => ({
  policyId: id,
  roleDefinitionId: '/providers/Microsoft.Authorization/roleDefinitions/role-1',
});
