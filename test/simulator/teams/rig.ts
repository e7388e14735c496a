import { createLogger } from '../../../src/core/logger.ts';
import { createSimulator } from '../../../src/simulator/simulator.ts';
import { type Person, startTeams, type Teams, type TeamsOptions } from '../../../src/simulator/teams/index.ts';
import { type ScriptedBot, startScriptedBot } from './scripted-bot.ts';

/** The double between a scripted bot and the simulator, which says who is there and signs. */
export interface Rig {
  teams: Teams;
  bot: ScriptedBot;
  simulator: string;
  alex: Person;
  megan: Person;
  adele: Person;
}

/** A rig for every test of the suite in which it stands. The simulator, which is slow to make its keys, serves them all. */
export function useRig(options: Partial<TeamsOptions> = {}): Rig {
  const rig = {} as Rig;
  const simulator = createSimulator({ logger: createLogger('test', 'silent') });
  before(async () => {
    rig.simulator = await simulator.start(0);
  });
  beforeEach(async () => {
    Object.assign(rig, await startRig(rig.simulator, options));
  });
  afterEach(async () => {
    await rig.teams.stop();
    await rig.bot.stop();
  });
  after(() => simulator.stop());
  return rig;
}

/** One more rig, for a test that needs other options. Stop its `teams` and its `bot`. */
export async function startRig(simulator: string, options: Partial<TeamsOptions>): Promise<Rig> {
  const bot = await startScriptedBot();
  const teams = await startTeams({ bot: bot.url, simulator, ...options });
  return {
    teams,
    bot,
    simulator,
    alex: teams.person('alexw@contoso.example'),
    megan: teams.person('Megan Bowen'),
    adele: teams.person('adelev@contoso.example'),
  };
}
