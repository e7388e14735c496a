import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAction } from '../../../src/teams/cards/verbs/read-action.ts';

const target = { provider: 'entra-role', roleId: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451', scopeId: '/' };
const input = { duration: 'PT1H', justification: 'logs', ticketNumber: 'CHG0012', ticketSystem: 'ServiceNow' };

/** The most that each verb takes. */
const VALID: Readonly<Record<string, Record<string, unknown>>> = {
  'activate.open': { target, input, verb: 'activate.open' },
  'activate.submit': { target, input, ...input, scope: '/x', verb: 'activate.submit' },
  'activation.check': { target, input, ...input, scope: '/x', verb: 'activation.check' },
  'deactivate.submit': { target, verb: 'deactivate.submit' },
  'standing.look': { target, verb: 'standing.look' },
  'policy.look': { target, verb: 'policy.look' },
  'requests.page': { page: 3, verb: 'requests.page' },
  'roles.page': { page: 3, search: 'reader', verb: 'roles.page' },
  'form.close': { ...input, scope: '/x', verb: 'form.close' },
};
/** The same payloads every time. */
const SEED = 20_261_124;

const VERBS = Object.keys(VALID);

/** Of the right shape are only texts, whole numbers and the two objects: none of these is in the place of another. */
const WRONG_TYPED: readonly unknown[] = [null, true, 1.5, -1, [], ['PT1H'], {}, { toString: 'x' }, Number.NaN];

/** Copies of `value` with one member, at whatever depth, changed by `change`. */
function* withOneChanged(value: object, change: (member: unknown) => unknown): Generator<Record<string, unknown>> {
  for (const [name, member] of Object.entries(value)) {
    yield { ...value, [name]: change(member) };
    if (typeof member !== 'object' || member === null) continue;
    for (const changed of withOneChanged(member, change)) yield { ...value, [name]: changed };
  }
}

/** Copies of `value` with `more` inside it, at every depth. */
function* withOneMore(value: object, more: string): Generator<object> {
  const added = JSON.parse(JSON.stringify(value)) as object;
  // `__proto__` as JSON.parse makes it: a member of its own.
  Object.defineProperty(added, more, { value: { isAdmin: true }, enumerable: true });
  yield added;
  for (const [name, member] of Object.entries(value)) {
    if (typeof member !== 'object' || member === null) continue;
    for (const inner of withOneMore(member, more)) yield { ...value, [name]: inner };
  }
}

describe('The payload of a click', () => {
  for (const [verb, data] of Object.entries(VALID)) {
    it(`${verb}: is read when all of it fits`, () => assert.equal(readAction(verb, data)?.verb, verb));

    it(`${verb}: is refused with one member more, wherever it stands`, () => {
      for (const more of ['principalId', 'approver', '__proto__', 'constructor', 'Target', ''])
        for (const added of withOneMore(data, more))
          assert.equal(readAction(verb, added), undefined, JSON.stringify(added));
    });

    it(`${verb}: is refused with one member of another type, wherever it stands`, () => {
      // `input` may be empty.
      for (const wrong of WRONG_TYPED)
        for (const changed of withOneChanged(data, () => wrong))
          if (JSON.stringify(changed.input) !== '{}')
            assert.equal(readAction(verb, changed), undefined, JSON.stringify(changed));
    });

    it(`${verb}: is refused with one member without end`, () => {
      for (const changed of withOneChanged(data, (member) =>
        typeof member === 'string' ? 'x'.repeat(10_000) : member,
      ))
        if (JSON.stringify(changed).length > 9_000) assert.equal(readAction(verb, changed), undefined);
    });

    it(`${verb}: is refused when it says inside that it is another`, () => {
      for (const other of VERBS.filter((one) => one !== verb))
        assert.equal(readAction(verb, { ...data, verb: other }), undefined);
    });
  }

  it('without its target, or with half of it, is no order', () => {
    for (const verb of [
      'activate.open',
      'activate.submit',
      'activation.check',
      'deactivate.submit',
      'policy.look',
      'standing.look',
    ])
      for (const part of [undefined, {}, { ...target, roleId: '' }, { provider: 'entra-role', roleId: 'x' }])
        assert.equal(readAction(verb, { target: part }), undefined);
  });

  it('of any verb but ours is no order', () => {
    for (const verb of ['', 'ACTIVATE.SUBMIT', 'activate.submit ', '__proto__', 'toString', 'constructor', 7, {}, null])
      for (const data of Object.values(VALID)) assert.equal(readAction(verb, data), undefined);
  });

  it('whatever it is, is read or refused: 10,000 payloads', () => {
    const verbs = fc.oneof(fc.constantFrom(...VERBS), fc.string());
    const parts = fc.oneof(fc.anything(), fc.constant(target), fc.constant(input), fc.constantFrom('PT1H', 1, ''));
    const names = fc.oneof(fc.constantFrom('target', 'input', 'page', 'search', 'duration', 'verb'), fc.string());
    const payloads = fc.oneof(fc.anything(), fc.dictionary(names, parts, { maxKeys: 4 }));
    let readCount = 0;
    fc.assert(
      fc.property(verbs, payloads, (verb, data) => {
        const action = readAction(verb, data);
        if (!action) return;
        readCount += 1;
        assert.equal(action.verb, verb);
        if ('target' in action) assert.deepEqual(Object.keys(action.target), ['provider', 'roleId', 'scopeId']);
      }),
      { numRuns: 10_000, seed: SEED },
    );

    assert.ok(readCount > 50, `only ${readCount} payloads were read: the others prove little`);
  });

  it('nested without end is refused at once', () => {
    let deep: unknown = 'x';
    for (let depth = 0; depth < 50_000; depth += 1) deep = { target: deep };
    for (const verb of VERBS) assert.equal(readAction(verb, deep), undefined);
  });
});
