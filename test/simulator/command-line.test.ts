import assert from 'node:assert/strict';
import { readSandboxOptions } from '../../src/sandbox/sandbox-options.ts';
import { readCommandLine } from '../../src/simulator/command-line.ts';
import { EXACT, REALISTIC } from '../../src/simulator/pim/knobs.ts';

describe('The command line of the simulator', () => {
  it('is exact on port 3979 when nothing is said', () => {
    assert.deepEqual(readCommandLine([]), { port: 3979, tenant: undefined, data: undefined, knobs: EXACT });
  });
  it('reads port, tenant and knobs; a delay of its own goes before --realistic', () => {
    const args = [
      '--port',
      '0',
      '--tenant',
      'mine.json',
      '--data',
      'here',
      '--realistic',
      '--list-lag',
      'PT1M',
      '--ghost-rows',
      'PT5M',
    ];
    assert.deepEqual(readCommandLine(args), {
      port: 0,
      tenant: 'mine.json',
      data: 'here',
      knobs: { ...REALISTIC, listLagMs: 60_000, azure: { ...REALISTIC.azure, ghostRowMs: 300_000 } },
    });
  });
  for (const [option, knob] of [
    ['provisioning-delay', 'provisioningMs'],
    ['expiry-delay', 'expiryMs'],
    ['minimum-active', 'minimumActiveMs'],
    ['approval-window', 'approvalWindowMs'],
    ['request-retention', 'keptRequestsMs'],
    ['cancelled-retention', 'keptCancelledMs'],
    ['replication-delay', 'replicationMs'],
    ['list-lag', 'listLagMs'],
    ['alert-scan', 'alertScanMs'],
  ] as const)
    it(`turns one knob by --${option}, in the sandbox too`, () => {
      const args = [`--${option}`, 'PT7S'];
      assert.deepEqual(readCommandLine(args).knobs, { ...EXACT, [knob]: 7_000 });
      assert.deepEqual(readSandboxOptions(args).knobs, { ...EXACT, [knob]: 7_000 });
    });
  it('chooses envelope and wording, in the sandbox too', () => {
    const args = ['--error-envelope', 'wrapped', '--policy-wording', 'list'];
    const knobs = { ...EXACT, wrappedErrors: true, policyWording: 'list' };
    assert.deepEqual(readCommandLine(args).knobs, knobs);
    assert.deepEqual(readSandboxOptions(args).knobs, knobs);
  });
  for (const args of [
    ['--error-envelope', 'brown'],
    ['--policy-wording', 'verse'],
    ['--port', 'x'],
    ['--port', '70000'],
    ['--colour'],
    ['extra'],
    ['--list-lag', 'soon'],
    ['--tenant'],
    ['--data', ''],
  ])
    it(`refuses "${args.join(' ')}" and shows how it is used`, () => {
      assert.throws(() => readCommandLine(args), /Use: npm run simulator -- \[--port 3979\]/);
    });
});
