import assert from 'node:assert/strict';
import { readCommandLine } from '../../src/simulator/command-line.ts';
import { EXACT, REALISTIC } from '../../src/simulator/pim/knobs.ts';

describe('The command line of the simulator', () => {
  it('is exact on port 3979 when nothing is said', () => {
    assert.deepEqual(readCommandLine([]), { port: 3979, tenantPath: undefined, knobs: EXACT });
  });
  it('reads port, tenant and knobs; a delay of its own goes before --realistic', () => {
    const args = ['--port', '0', '--tenant', 'mine.json', '--realistic', '--list-lag', 'PT1M', '--ghost-rows', 'PT5M'];
    assert.deepEqual(readCommandLine(args), {
      port: 0,
      tenantPath: 'mine.json',
      knobs: { ...REALISTIC, listLagMs: 60_000, azure: { ...REALISTIC.azure, ghostRowMs: 300_000 } },
    });
  });
  for (const args of [
    ['--port', 'x'],
    ['--port', '70000'],
    ['--colour'],
    ['extra'],
    ['--list-lag', 'soon'],
    ['--tenant'],
  ])
    it(`refuses "${args.join(' ')}" and shows how it is used`, () => {
      assert.throws(() => readCommandLine(args), /Use: npm run simulator -- \[--port 3979\]/);
    });
});
