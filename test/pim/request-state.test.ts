import assert from 'node:assert/strict';
import { requestState } from '../../src/pim/index.ts';
import { request } from './sample.ts';

const now = new Date('2026-11-23T12:00:00Z');
const earlier = new Date('2026-11-23T11:00:00Z');
/** By PIM's clock, which goes a little before ours. */
const justNow = new Date('2026-11-23T12:00:07Z');
const later = new Date('2026-11-23T14:00:00Z');

describe('What a request status means', () => {
  const table = [
    ['Provisioned', { startsAt: earlier, endsAt: later }, 'active'],
    ['Provisioned', { startsAt: earlier }, 'active'],
    ['Provisioned', { startsAt: earlier, endsAt: now }, 'ended'],
    ['Provisioned', { startsAt: justNow, endsAt: later }, 'active'],
    ['Provisioned', { startsAt: later }, 'scheduled'],
    ['provisioned', { startsAt: earlier, endsAt: later }, 'active'],
    ['Granted', { startsAt: later }, 'scheduled'],
    ['Granted', { startsAt: earlier, endsAt: later }, 'provisioning'],
    ['ScheduleCreated', { startsAt: later }, 'scheduled'],
    ['PendingApproval', {}, 'waiting-for-approval'],
    ['PendingApprovalProvisioning', {}, 'waiting-for-approval'],
    ['PendingAdminDecision', {}, 'waiting-for-administrator'],
    ['PendingProvisioning', {}, 'provisioning'],
    ['PendingSomethingNew', {}, 'provisioning'],
    ['Revoked', {}, 'ended'],
    ['Denied', {}, 'denied'],
    ['Canceled', {}, 'cancelled'],
    ['TimedOut', {}, 'lapsed'],
    ['Failed', {}, 'failed'],
    ['SomethingNew', { startsAt: earlier, endsAt: later }, 'unknown'],
    ['', {}, 'unknown'],
    ['constructor', {}, 'unknown'],
  ] as const;
  for (const [status, times, state] of table) {
    it(`reads "${status}" ${JSON.stringify(times)} as ${state}`, () => {
      assert.equal(requestState(request({ status, ...times }), now), state);
    });
  }
});
