import assert from 'node:assert/strict';
import { english } from '../../src/words/english.ts';
import { type SourceProgram, sourceProgram } from '../docs/source-program.ts';
import { argumentsOf } from './arguments-of.ts';
import { type Saying, sayings, tabledKeys } from './spoken-keys.ts';

const messages: Readonly<Record<string, string>> = english;
const keys = new Set(Object.keys(messages));
const plainKeys = [...keys].filter((key) => argumentsOf(messages[key] ?? '').length === 0);

describe('The catalogue and the program', function () {
  this.timeout(60_000);
  let program: SourceProgram;
  let said: readonly Saying[];
  before(() => {
    program = sourceProgram();
    said = sayings(program, plainKeys);
  });

  it('agree: every message is said somewhere', () => {
    const used = new Set([...said.flatMap((one) => one.keys), ...tabledKeys(program, keys)]);
    assert.deepEqual(
      [...keys].filter((key) => !used.has(key)),
      [],
    );
  });

  it('agree: whatever is said stands in the catalogue', () => {
    const unknown = said.filter((one) => one.keys.some((key) => !keys.has(key)));
    assert.deepEqual(unknown, []);
  });

  it('agree on the values: each call hands over exactly what its messages name', () => {
    for (const { keys: spoken, values, place } of said) {
      for (const key of spoken) assert.deepEqual(values, argumentsOf(messages[key] ?? ''), `${key} in ${place}`);
    }
  });

  it('are really compared: keys of templates and tables are found, verbs that look like keys are not', () => {
    const byType = said.flatMap((one) => one.keys);
    assert.ok(byType.includes('provider.azure-resource'), 'from a template');
    assert.ok(byType.includes('deactivate.assigned'), 'from a variable');
    const tabled = tabledKeys(program, keys);
    assert.ok(tabled.includes('refusal.pendingWhat'), 'from a table of refusals');
    assert.ok(!tabled.includes('roles.page'), 'the verb "roles.page" is no use of the message "roles.page"');
    assert.ok(!tabled.includes('refusal.whatCode'), 'it has values, and is said directly');
  });
});
