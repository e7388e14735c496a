import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toDatedJson } from '../../../src/simulator/kept/dated-json.ts';
import type { Pim } from '../../../src/simulator/pim/pim.ts';
import { createKeys } from '../../../src/simulator/tokens/keys.ts';
import { bystanderSeesNothing } from './bystander.ts';
import { STAGES, type Stage } from './casts.ts';
import { histories, type Step } from './history.ts';
import { activationsStandOnEligibilities } from './invariants/activations.ts';
import { requestsAreOfWhoMayMakeThem } from './invariants/authors.ts';
import { idsLink } from './invariants/links.ts';
import { statusesGoForward, statusesTellWhatIsHeld } from './invariants/statuses.ts';
import { nobodySeesWhatIsNotTheirs, onlyReadersSeeOthers } from './invariants/visibility.ts';
import { instancesAreSchedulesInForce, nothingIsHeldTwiceAtOnce, schedulesEndAsAsked } from './invariants/windows.ts';
import { KINDS, Play } from './play.ts';

const HISTORIES = 2000;
const SEED = 20_261_124;

/** What must hold of everything that can be seen, at every moment. */
const INVARIANTS: readonly ((play: Play) => void)[] = [
  instancesAreSchedulesInForce,
  nothingIsHeldTwiceAtOnce,
  schedulesEndAsAsked,
  activationsStandOnEligibilities,
  statusesGoForward,
  statusesTellWhatIsHeld,
  idsLink,
  nobodySeesWhatIsNotTheirs,
  onlyReadersSeeOthers,
  requestsAreOfWhoMayMakeThem,
];

/** All that PIM says of a time. */
const everythingAt = (time: Date, pim: Pim): string =>
  toDatedJson(
    KINDS.map((kind) => [
      pim.schedules(kind, time),
      pim
        .requests(kind, time)
        .map((request) => [request, pim.statusOf(request, time), pim.decisionOn(request.id, time)]),
    ]),
  );

/** Plays a history and looks after every wait, and at the end. */
function played(stage: Stage, steps: readonly Step[]): Play {
  const play = new Play(stage);
  const look = () => {
    for (const holds of INVARIANTS) holds(play);
  };
  for (const step of steps) {
    play.does(step);
    if (step.type === 'wait') look();
  }
  look();
  return play;
}

describe('Any history that PIM allows', () => {
  for (const stage of STAGES) {
    it(`leaves instances, eligibilities, statuses, ids and visibility true: ${stage.face.name}`, function () {
      this.timeout(240_000);
      let accepted = 0;
      let activations = 0;
      fc.assert(
        fc.property(histories(stage.cast), (steps) => {
          const play = played(stage, steps);
          accepted += play.statuses.size;
          activations += play.requests.filter(({ restsOn }) => restsOn !== null).length;
        }),
        { numRuns: HISTORIES, seed: SEED },
      );
      // Histories in which PIM refused everything would prove nothing.
      assert.ok(accepted > 2 * HISTORIES, `only ${accepted} requests were seen`);
      assert.ok(activations > HISTORIES / 4, `only ${activations} activations were seen`);
    });

    it(`reads the same at any time when it was written down and happened again: ${stage.face.name}`, function () {
      this.timeout(60_000);
      let changes = 0;
      fc.assert(
        fc.property(histories(stage.cast), (steps) => {
          const times: Date[] = [];
          const play = new Play(stage);
          for (const step of steps) {
            play.does(step);
            times.push(play.now);
          }
          const again = stage.face.pim(play.again());
          for (const time of new Set(times)) assert.equal(everythingAt(time, again), everythingAt(time, play.pim));
          changes += play.written.length;
        }),
        { numRuns: 300, seed: SEED },
      );
      assert.ok(changes > 300, `only ${changes} changes were written down`);
    });

    // Of Azure it is asked for what lists give out.
    if (stage.surface)
      it(`gives nothing of it out to somebody without a right: ${stage.face.name}`, async function () {
        this.timeout(120_000);
        const keys = await createKeys();
        const property = fc.asyncProperty(histories(stage.cast), (steps) =>
          bystanderSeesNothing(played(stage, steps), keys),
        );
        await fc.assert(property, { numRuns: 100, seed: SEED });
      });
  }
});
