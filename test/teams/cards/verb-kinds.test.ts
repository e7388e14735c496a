import assert from 'node:assert/strict';
import { isInPlace, isView, isWrite } from '../../../src/teams/cards/verbs/kinds/verb-kinds.ts';

const kinds: readonly (readonly [verb: unknown, kind: string])[] = [
  ['activate.submit', 'writes in place'],
  ['deactivate.submit', 'writes in place'],
  ['approval.decide', 'writes in place'],
  ['request.cancel', 'writes in place'],
  ['standing.look', 'views in place'],
  ['policy.look', 'views in place'],
  ['approval.review', 'views in place'],
  ['roles.page', 'in place'],
  ['requests.page', 'in place'],
  ['form.close', 'in place'],
  ['activation.check', 'in place'],
  ['activate.open', 'elsewhere'],
  ['right.extend', 'elsewhere'],
  ['submit.activate', 'elsewhere'],
  ['', 'elsewhere'],
  [undefined, 'elsewhere'],
  [{ toString: () => 'x.submit' }, 'elsewhere'],
];

describe('What a verb does, by its last word', () => {
  for (const [verb, kind] of kinds)
    it(`${String(verb)}: ${kind}`, () => {
      assert.equal(isWrite(verb), kind.startsWith('writes'));
      assert.equal(isView(verb), kind.startsWith('views'));
      assert.equal(isInPlace(verb), kind.endsWith('in place'));
    });
});
