import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createLogger } from '../../../src/core/logger.ts';
import type { RecordedRequest } from '../../../src/simulator/record/record.ts';
import { trafficChannel } from '../../../src/simulator/record/traffic-channel.ts';
import { createSimulator } from '../../../src/simulator/simulator.ts';
import { startTeams, type Teams } from '../../../src/simulator/teams/index.ts';
import { simulatorControl } from '../../stand-ins/simulator-control.ts';
import { readWrite } from '../evidence/read-write.ts';
import type { Write } from '../evidence/write.ts';
import { tenantOfTrial } from './tenant-of-trial.ts';

/** What stays up while bots come and go. */
export interface Stage {
  readonly simulator: string;
  readonly teams: Teams;
  /** Sign-in names. */
  readonly people: readonly string[];
  /** What changed something in PIM, so far. */
  readonly writes: readonly Write[];
  /** Moves the simulated clock on by an ISO duration. */
  advance(duration: string): Promise<void>;
  /** Real → simulated time, in ms. */
  simulated(realMs: number): number;
  control(path: string, body: object): Promise<unknown>;
  stop(): Promise<void>;
}

/** Teams gives up on an answer after this; shorter than its 15 s, so that a bot that hangs does not hold up a trial. */
const PATIENCE_MS = 12_000;

export async function startStage(size: number, patienceMs = PATIENCE_MS): Promise<Stage> {
  const { tenant, people } = tenantOfTrial(size);
  const simulatorOfTrial = createSimulator({ tenant, logger: createLogger('trial', 'silent') });
  const writes: Write[] = [];
  const roleOf = (requestId: string) => writes.find((write) => write.requestId === requestId)?.role;
  const see = (line: unknown) => {
    const write = readWrite(line as RecordedRequest, roleOf);
    if (write) writes.push(write);
  };
  subscribe(trafficChannel.name, see);
  const simulator = await simulatorOfTrial.start(0);
  const { control } = simulatorControl(simulator);
  const teams = await startTeams({
    bot: 'http://127.0.0.1:9',
    simulator,
    checksBearer: true,
    botPatienceMs: patienceMs,
    patienceMs,
  });
  const moves: { readonly realMs: number; readonly offsetMs: number }[] = [];
  return {
    simulator,
    teams,
    people,
    writes,
    advance: async (duration) => {
      const { now } = (await control('clock', { advance: duration })) as { now: string };
      moves.push({ realMs: Date.now(), offsetMs: Date.parse(now) - Date.now() });
    },
    simulated: (realMs) => realMs + (moves.findLast((move) => move.realMs <= realMs)?.offsetMs ?? 0),
    control,
    stop: async () => {
      unsubscribe(trafficChannel.name, see);
      await teams.stop();
      await simulatorOfTrial.stop();
    },
  };
}
