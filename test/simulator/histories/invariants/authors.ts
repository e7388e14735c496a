import assert from 'node:assert/strict';
import type { Play } from '../play.ts';

/** People ask for themselves in their own name; for others only who administers it at that time. */
export function requestsAreOfWhoMayMakeThem({ requests, administrators }: Play): void {
  for (const { id, action, principalId, createdBy } of requests) {
    const might = action.startsWith('self') ? [principalId] : administrators.get(id);
    // Those of the tenant file nobody made.
    if (might) assert.ok(might.includes(createdBy), `${createdBy} asked for ${action} of ${principalId}`);
  }
}
