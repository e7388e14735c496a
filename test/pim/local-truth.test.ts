import assert from 'node:assert/strict';
import type { Assignment } from '../../src/pim/index.ts';
import { createLocalTruth } from '../../src/pim/index.ts';
import { alex, globalReader, request } from './sample.ts';

const START = new Date('2026-11-24T09:00:00Z').getTime();
const MINUTE = 60_000;

describe('What PIM has just answered goes before its lagging lists', () => {
  let now = START;
  const clock = { now: () => new Date(now) };
  beforeEach(() => {
    now = START;
  });
  const activated = (more: Partial<Assignment> = {}): Assignment => ({
    ...globalReader,
    assignmentType: 'activated',
    startsAt: new Date(START),
    endsAt: new Date(START + 60 * MINUTE),
    instanceId: 'instance-1',
    ...more,
  });
  const accepted = request({ startsAt: new Date(START), endsAt: new Date(START + 60 * MINUTE) });
  const ended = request({ action: 'selfDeactivate', status: 'Revoked' });
  const shown = (truth: ReturnType<typeof createLocalTruth>, listed: readonly Assignment[]) =>
    truth
      .overlay(alex, 'entra-role', listed)
      .map(({ assignmentType, endsAt }) => [assignmentType, endsAt?.toISOString()]);

  it('shows an activation that the list does not show yet, until its own end, and once', () => {
    const truth = createLocalTruth(clock);
    truth.note(accepted);
    assert.deepEqual(shown(truth, []), [['activated', '2026-11-24T10:00:00.000Z']]);
    assert.equal(shown(truth, [activated()]).length, 1);
  });

  it('forgets after five minutes: then the lists count', () => {
    const truth = createLocalTruth(clock);
    truth.note(accepted);
    now += 5 * MINUTE;
    assert.deepEqual(shown(truth, []), []);
  });

  it('never shows what waits as active', () => {
    const truth = createLocalTruth(clock);
    for (const status of ['PendingApproval', 'PendingProvisioning', 'Granted', 'SomethingNew'])
      truth.note(request({ status }));
    assert.deepEqual(shown(truth, []), []);
  });

  it('hides what was just ended, and the ghost that Azure shows of it', () => {
    const truth = createLocalTruth(clock);
    truth.note(ended, activated());
    const ghost = activated({ assignmentType: 'assigned', endsAt: undefined });
    const other = activated({ assignmentType: 'assigned', instanceId: 'instance-2', endsAt: undefined });
    assert.deepEqual(shown(truth, [activated(), ghost, other]), [['assigned', undefined]]);
  });

  it('shows a new activation after the end of the first', () => {
    const truth = createLocalTruth(clock);
    truth.note(ended, activated());
    truth.note(accepted);
    assert.equal(shown(truth, []).length, 1);
  });

  it('is each person’s own', () => {
    const truth = createLocalTruth(clock);
    truth.note(accepted);
    assert.deepEqual(truth.overlay({ ...alex, objectId: 'somebody-else' }, 'entra-role', []), []);
    assert.deepEqual(truth.overlay(alex, 'group', []), []);
  });
});
