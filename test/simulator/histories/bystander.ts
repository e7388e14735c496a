import assert from 'node:assert/strict';
import { createLogger } from '../../../src/core/logger.ts';
import { createFaults } from '../../../src/simulator/faults.ts';
import { createGraph } from '../../../src/simulator/graph/graph.ts';
import { requests } from '../../../src/simulator/graph/schedules/request-collection.ts';
import { instances, schedules } from '../../../src/simulator/graph/schedules/schedule-collections.ts';
import { EXACT } from '../../../src/simulator/pim/knobs.ts';
import { personClaims } from '../../../src/simulator/tokens/claims.ts';
import type { Keys } from '../../../src/simulator/tokens/keys.ts';
import { sign } from '../../../src/simulator/tokens/sign.ts';
import { BYSTANDER } from './casts.ts';
import { KINDS, type Play } from './play.ts';

const PERMISSIONS = [
  'RoleManagement.ReadWrite.Directory',
  'PrivilegedAccess.ReadWrite.AzureADGroup',
  'PrivilegedAccess.ReadWrite.AzureAD',
  'PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup',
];

/**
 * Somebody with every permission and no right asks Graph itself for all that there is, one by one and in lists: nothing is
 * given out. Throws what was.
 */
export async function bystanderSeesNothing(play: Play, keys: Keys): Promise<void> {
  const { state, now, at, stage, pim } = play;
  const { surface } = stage;
  assert.ok(surface, 'only Graph is asked');
  const clock = { now: () => now, set: () => undefined, reset: () => undefined };
  const newId = () => crypto.randomUUID();
  const logger = createLogger('simulator', 'silent');
  const world = { clock, signInClock: clock, keys, logger, knobs: EXACT, newId, state: () => state };
  const respond = createGraph(world, createFaults(newId));
  const authorization = `Bearer ${await tokenOf(play, keys)}`;
  const ask = async (version: string, path: string, filter = '') => {
    const target = `/${version}/${path}`;
    const query = new URLSearchParams(filter === '' ? '' : { $filter: filter });
    const call = { service: 'graph', method: 'GET', path: target, target, query, body: '', now } as const;
    const { status } = await respond({ ...call, headers: { authorization }, requestId: newId() });
    assert.equal(status, 403, `${target} ${filter}`);
  };
  for (const kind of KINDS) {
    for (const collection of [requests(surface, kind, EXACT), schedules(surface, kind), instances(surface, kind)]) {
      const path = `${surface.path}/${collection.layer.name}`;
      for (const row of collection.rows(at).slice(-3)) {
        const { principalId } = row;
        await ask('v1.0', `${path}/${idOf(collection, row, play)}`);
        await ask('v1.0', path, `principalId eq '${principalId}'`);
      }
    }
  }
  const approvals = surface.path.includes('group') ? 'assignmentApprovals' : 'roleAssignmentApprovals';
  for (const { id, approvers } of pim.requests('assignment', now).slice(-3))
    if (approvers) await ask('beta', `${surface.path}/${approvals}/${id}`);
}

function idOf<Row>(
  collection: { entity(row: Row, at: Play['at']): { readonly properties: Readonly<Record<string, unknown>> } },
  row: Row,
  { at }: Play,
): string {
  return String(collection.entity(row, at).properties.id);
}

const tokens = new WeakMap<Keys, Promise<string>>();

function tokenOf({ state: { tenant, directory } }: Play, keys: Keys): Promise<string> {
  const person = directory.person(BYSTANDER);
  if (!person) throw new Error('Contoso has no bystander.');
  const of = { tenant, resource: 'graph', appId: tenant.bot.appId } as const;
  const made = tokens.get(keys) ?? sign(personClaims(of, person, PERMISSIONS, { amr: ['pwd', 'mfa'] }), keys.entra);
  tokens.set(keys, made);
  return made;
}
