import assert from 'node:assert/strict';
import { requests } from '../../../../src/simulator/graph/schedules/request-collection.ts';
import { instances, schedules } from '../../../../src/simulator/graph/schedules/schedule-collections.ts';
import { roleSurface } from '../../../../src/simulator/graph/surfaces/role-surface.ts';
import { EXACT } from '../../../../src/simulator/pim/knobs.ts';
import { isSameAccess, type Schedule } from '../../../../src/simulator/pim/schedule.ts';
import { KINDS, type Play } from '../play.ts';

const MAKE_SCHEDULES = ['selfActivate', 'adminAssign', 'adminRenew'];

/** Ids lead from an instance to its schedule, from that to its request and back, and to the directory's own assignment. */
export function idsLink(play: Play): void {
  for (const kind of KINDS) {
    instancesLink(play, kind);
    schedulesLink(play, kind);
    requestsLink(play, kind);
  }
}

type Kind = (typeof KINDS)[number];

function instancesLink({ stage: { surface }, at }: Play, kind: Kind): void {
  const all = schedules(surface, kind);
  const byId = new Map(all.rows(at).map((row) => [all.entity(row, at).properties.id, row]));
  const ids = new Set<unknown>();
  for (const row of instances(surface, kind).rows(at)) {
    const { properties } = instances(surface, kind).entity(row, at);
    const schedule = byId.get(properties[surface.halves[kind].scheduleLink]);
    assert.ok(schedule && isOfSame(schedule, row), 'an instance links to a schedule that is not its own');
    assert.ok(!ids.has(properties.id), 'two instances have one id');
    ids.add(properties.id);
    // Of scoped ones the encoding is a guess, and of groups there is no such assignment.
    if (surface !== roleSurface || row.access.scope !== '/') continue;
    const assignment = `${Buffer.concat([row.access.role, row.principalId].map(littleEndian)).toString('base64url')}-1`;
    assert.equal(properties.id, kind === 'assignment' ? assignment : `${assignment}-e`);
    if (kind === 'assignment') assert.equal(properties.roleAssignmentOriginId, assignment);
  }
}

function schedulesLink({ stage: { surface }, pim, at, now }: Play, kind: Kind): void {
  for (const row of schedules(surface, kind).rows(at)) {
    const { createdUsing } = schedules(surface, kind).entity(row, at).properties;
    if (createdUsing === null) continue;
    const maker = pim.request(String(createdUsing), now);
    assert.ok(maker && isOfSame(maker, row), 'a schedule was made by a request for something else');
  }
}

function requestsLink({ stage: { surface }, pim, at, now }: Play, kind: Kind): void {
  for (const request of pim.requests(kind, now)) {
    const { properties } = requests(surface, kind, EXACT).entity(request, at);
    if (MAKE_SCHEDULES.includes(request.action))
      assert.equal(properties.targetScheduleId, surface.scheduleId(request), request.action);
    assert.equal(properties.approvalId, request.approvers ? request.id : null);
  }
}

const isOfSame = (one: Pick<Schedule, 'principalId' | 'access'>, other: Pick<Schedule, 'principalId' | 'access'>) =>
  one.principalId === other.principalId && isSameAccess(one.access, other.access);

/** A GUID's bytes in .NET's order. */
function littleEndian(guid: string): Buffer {
  const [first = '', second = '', third = '', ...rest] = guid.split('-');
  const reversed = [first, second, third].map((part) => part.match(/../g)?.toReversed().join('') ?? '');
  return Buffer.from([...reversed, ...rest].join(''), 'hex');
}
