import assert from 'node:assert/strict';
import { KINDS, type Play } from '../play.ts';

/** After which status another may come. What is not listed is the end. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  // Approved for later and taken back at once, it is Revoked before anybody looks.
  PendingApproval: ['Granted', 'Provisioned', 'Denied', 'TimedOut', 'Canceled', 'Failed', 'Revoked'],
  PendingAdminDecision: ['Provisioned', 'Canceled', 'Revoked'],
  Granted: ['Provisioned', 'Canceled', 'Revoked', 'Failed'],
};

/** No status goes backwards. */
export function statusesGoForward({ requests, pim, now, statuses }: Play): void {
  for (const request of requests) {
    const status = pim.statusOf(request, now);
    const before = statuses.get(request.id);
    statuses.set(request.id, status);
    if (before !== undefined && before !== status)
      assert.ok(NEXT[before]?.includes(status), `${request.action} went from ${before} to ${status}`);
  }
}

/** Provisioned is what was given, and only what is provisioned is held. */
export function statusesTellWhatIsHeld({ stage: { face }, requests, pim, at, now }: Play): void {
  for (const kind of KINDS)
    for (const { id, createdUsing } of face.instances(kind, at)) {
      const maker = createdUsing === null ? undefined : pim.request(createdUsing, now);
      if (maker) assert.equal(pim.statusOf(maker, now), 'Provisioned', `${id} is in force`);
    }
  const known = new Set(KINDS.flatMap((kind) => pim.schedules(kind, now).map(({ id }) => id)));
  for (const request of requests) {
    const makes = request.targetId === request.id && pim.statusOf(request, now) === 'Provisioned';
    if (makes) assert.ok(known.has(request.id), `${request.action} is Provisioned, and there is no schedule of it`);
  }
}
