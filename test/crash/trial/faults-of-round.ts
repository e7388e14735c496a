import type { Dice } from '../../../src/simulator/tenant/generate/dice.ts';
import type { Stage } from './stage.ts';

/** PIM and Teams take their time, so that a kill falls into it; and answers get lost where the trial wants that. */
export async function armFaults(
  { simulator, control, teams }: Stage,
  dice: Dice,
  areAnswersLost: boolean,
): Promise<void> {
  await fetch(`${simulator}/control/faults`, { method: 'DELETE' });
  teams.faults.clear();
  if (areAnswersLost && dice.chance(35)) {
    const service = dice.pick(['graph', 'arm'] as const);
    const reset = dice.chance(70) ? 'after' : 'before';
    await control('faults', { service, method: service === 'arm' ? 'PUT' : 'POST', path: 'ScheduleRequests', reset });
  }
  if (areAnswersLost && dice.chance(20)) teams.faults.add({ operation: 'send', reset: true, after: true });
  for (const method of ['POST', 'PUT'])
    await control('faults', { path: 'ScheduleRequests', method, times: 0, delayMs: dice.whole(0, 250) });
  teams.faults.add({ operation: ['send', 'update'], times: 0, delayMs: dice.whole(1, 120) });
}
