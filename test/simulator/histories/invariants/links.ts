import assert from 'node:assert/strict';
import { roleSurface } from '../../../../src/simulator/graph/surfaces/role-surface.ts';
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

function instancesLink({ stage: { face }, at }: Play, kind: Kind): void {
  const byId = new Map(face.schedules(kind, at).map((row) => [face.scheduleId(row, at), row]));
  const ids = new Set<unknown>();
  for (const row of face.instances(kind, at)) {
    const { id, scheduleId, originId } = face.instance(row, kind, at);
    const schedule = byId.get(scheduleId);
    assert.ok(schedule && isOfSame(schedule, row), 'an instance links to a schedule that is not its own');
    assert.ok(!ids.has(id), 'two instances have one id');
    ids.add(id);
    if (face.name === 'Azure')
      assert.equal(
        String(originId ?? id)
          .split('/')
          .at(-1),
        String(id).split('/').at(-1),
      );
    // Of scoped ones the encoding is a guess, and of groups there is no such assignment.
    if (face.name !== roleSurface.path || row.access.scope !== '/') continue;
    const assignment = `${Buffer.concat([row.access.role, row.principalId].map(littleEndian)).toString('base64url')}-1`;
    assert.equal(id, kind === 'assignment' ? assignment : `${assignment}-e`);
    if (kind === 'assignment') assert.equal(originId, assignment);
  }
}

function schedulesLink({ stage: { face }, pim, at, now }: Play, kind: Kind): void {
  for (const row of face.schedules(kind, at)) {
    const id = face.makerOf(row, kind, at);
    const maker = id === null ? undefined : pim.request(id, now);
    assert.ok(id === null || (maker && isOfSame(maker, row)), 'a schedule was made by a request for something else');
  }
}

function requestsLink({ stage: { face }, pim, at, now }: Play, kind: Kind): void {
  for (const request of pim.requests(kind, now)) {
    const { targetScheduleId, approvalId } = face.request(request, kind, at);
    const target = String(targetScheduleId);
    // The id of a schedule ends with the GUID of the request that makes it.
    if (MAKE_SCHEDULES.includes(request.action)) assert.ok(target.endsWith(request.targetId ?? '?'), request.action);
    assert.equal(approvalId, request.approvers ? request.id : null);
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
