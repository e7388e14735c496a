import assert from 'node:assert/strict';
import type { Action } from '../../../src/simulator/pim/model.ts';
import type { Schedule } from '../../../src/simulator/pim/schedule.ts';
import { ADMINISTRATOR, BYSTANDER, STAGES, type Stage } from './casts.ts';
import type { Face } from './faces/face.ts';
import type { Step } from './history.ts';
import { activationsStandOnEligibilities } from './invariants/activations.ts';
import { requestsAreOfWhoMayMakeThem } from './invariants/authors.ts';
import { idsLink } from './invariants/links.ts';
import { statusesGoForward, statusesTellWhatIsHeld } from './invariants/statuses.ts';
import { nobodySeesWhatIsNotTheirs, onlyReadersSeeOthers } from './invariants/visibility.ts';
import { instancesAreSchedulesInForce, nothingIsHeldTwiceAtOnce, schedulesEndAsAsked } from './invariants/windows.ts';
import { Play } from './play.ts';

/** A way to be wrong, of each kind one. */
const MUTATIONS: readonly (readonly [
  invariant: (play: Play) => void,
  mistake: string,
  change: (face: Face) => Partial<Face>,
])[] = [
  [instancesAreSchedulesInForce, 'nothing is shown of what is in force', () => ({ instances: () => [] })],
  [
    nothingIsHeldTwiceAtOnce,
    'everything is held twice',
    (face) => ({ instances: (kind, at) => [...face.instances(kind, at), ...face.instances(kind, at)] }),
  ],
  [
    schedulesEndAsAsked,
    'everything lasts a minute longer',
    (face) => ({ schedules: (kind, at) => face.schedules(kind, at).map(longer) }),
  ],
  [
    activationsStandOnEligibilities,
    'activations rest on nothing',
    (face) => ({ instances: (kind, at) => face.instances(kind, at).map((row) => ({ ...row, restsOn: null })) }),
  ],
  [statusesGoForward, 'what was done waits again', (face) => ({ pim: withStatus(face, 'PendingApproval') })],
  [statusesTellWhatIsHeld, 'what is held is only planned', (face) => ({ pim: withStatus(face, 'Granted') })],
  [
    idsLink,
    'instances lead nowhere',
    (face) => ({ instance: (row, kind, at) => ({ ...face.instance(row, kind, at), scheduleId: 'nowhere' }) }),
  ],
  [
    nobodySeesWhatIsNotTheirs,
    'lists of mine hold everything',
    (face) => ({
      own: (kind, _id, at) => ({ schedules: face.schedules(kind, at), instances: face.instances(kind, at) }),
    }),
  ],
  [onlyReadersSeeOthers, 'everybody may read', () => ({ mayRead: () => true })],
  [
    requestsAreOfWhoMayMakeThem,
    'a bystander asks for others',
    (face) => ({
      pim: (state) => {
        const pim = face.pim(state);
        const by = (one: ReturnType<typeof pim.requests>[number]) => ({ ...one, createdBy: BYSTANDER });
        return { ...pim, requests: (kind, at) => pim.requests(kind, at).map(by) };
      },
    }),
  ],
];

describe('What must hold of every history', () => {
  for (const stage of STAGES)
    for (const [invariant, mistake, change] of MUTATIONS)
      it(`is broken when ${mistake}: ${stage.face.name}`, () => {
        const play = activated(stage);
        assert.doesNotThrow(() => invariant(play));
        const face = { ...stage.face, ...change(stage.face) };
        const wrong: Play = Object.assign(Object.create(Play.prototype), play, { stage: { ...stage, face } });
        assert.throws(() => invariant(wrong), assert.AssertionError);
      });
});

/** Somebody becomes eligible for the first thing on the stage, and activates it. */
function activated(stage: Stage): Play {
  const play = new Play(stage);
  const [person = ''] = stage.cast.people;
  play.does(step(stage, 'adminAssign', ADMINISTRATOR, person, 'P1D'));
  play.does(step(stage, 'selfActivate', person, person, 'PT1H'));
  play.does({ type: 'wait', ms: 60_000 });
  assert.ok(play.held.some(({ principalId }) => principalId === person));
  return play;
}

function step({ cast }: Stage, action: Action, by: string, principalId: string, duration: string): Step {
  const [access] = cast.accesses;
  assert.ok(access);
  return {
    type: 'ask',
    by,
    kind: action === 'selfActivate' ? 'assignment' : 'eligibility',
    ask: {
      action,
      principalId,
      access,
      justification: 'history',
      ticket: { number: 'INC-1', system: null },
      customData: null,
      start: null,
      expiration: { type: 'afterDuration', duration },
    },
    offsetMs: 0,
  };
}

const longer = (one: Schedule): Schedule => ({ ...one, end: one.end && new Date(one.end.getTime() + 60_000) });

const withStatus =
  (face: Face, status: string): Face['pim'] =>
  (state) =>
    ({ ...face.pim(state), statusOf: () => status }) as ReturnType<Face['pim']>;
