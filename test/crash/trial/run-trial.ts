import { setTimeout as wait } from 'node:timers/promises';
import { createDice } from '../../../src/simulator/tenant/generate/dice.ts';
import { buildPrograms } from '../../stand-ins/build-programs.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Reach } from './actor.ts';
import { type Bot, createBot } from './bots.ts';
import { type Cast, createCast } from './cast.ts';
import { armFaults } from './faults-of-round.ts';
import { keepAll } from './keep-all.ts';
import { quietEnd } from './quiet-end.ts';
import { readNotes } from './read-notes.ts';
import { startRoundRobin } from './round-robin.ts';
import { type Stage, startStage } from './stage.ts';
import { makeTrialDatabase } from './trial-database.ts';
import type { TrialOptions } from './trial-options.ts';

export interface Trial {
  readonly evidence: Evidence;
  /** What the bots wrote on standard error. */
  readonly complaints: string;
}

/** Plays so many rounds of wishes and kills, then a quiet end in which every doubt is cleared. */
export async function runTrial(options: TrialOptions, onRound: (round: number) => void = () => {}): Promise<Trial> {
  const { standby } = await buildPrograms();
  const database = await makeTrialDatabase(options.database);
  const stage = await startStage(options.people);
  const kept = options.tokens ? [] : ['--no-keep-tokens'];
  const args = ['--auth', '--simulator', stage.simulator, ...kept, ...database.args];
  const bots = Array.from({ length: options.instances }, () => createBot(standby, args));
  const front = await startRoundRobin(() => bots.flatMap((bot) => (bot.isRunning ? [bot.url] : [])));
  stage.teams.botMovedTo(front.url);
  let isOver = false;
  const kills: number[] = [];
  const cast = createCast(
    stage,
    reachOf(stage, bots, () => isOver),
    kills,
  );
  try {
    await playRounds(options, stage, bots, cast, kills, onRound);
    const remains = await quietEnd(stage, cast, database.hasJobsUnderWay);
    await Promise.all(bots.map((bot) => bot.end()));
    const evidence = { ...cast.seen(), remains, notes: await readNotes(database.setting) };
    const complaints = bots.map((bot) => bot.complaints()).join('');
    if (options.keep !== undefined) await keepAll(options.keep, { evidence, complaints }, database.setting);
    return { evidence, complaints };
  } catch (error) {
    isOver = true;
    throw new Error(`The trial itself failed: ${bots.map((bot) => bot.complaints().slice(-2_000)).join('')}`, {
      cause: error,
    });
  } finally {
    await Promise.all(bots.map((bot) => bot.end()));
    await front.stop();
    await stage.stop();
    await database.drop();
  }
}

/** In each round everybody wants something, and one bot is killed at a moment that the dice choose. */
async function playRounds(
  options: TrialOptions,
  stage: Stage,
  bots: readonly Bot[],
  cast: Cast,
  kills: number[],
  onRound: (round: number) => void,
): Promise<void> {
  const dice = createDice(options.seed, 'crash');
  await Promise.all(bots.map((bot) => bot.start()));
  let spanMs = 1_500;
  for (let round = 1; round <= options.rounds; round += 1) {
    onRound(round);
    if (dice.chance(70)) await stage.advance('PT6M');
    await armFaults(stage, dice, options.faults);
    const victim = dice.pick(bots);
    const killAfterMs = Math.round((dice.whole(0, 1_000) / 1_000) * spanMs);
    const startedAt = Date.now();
    const all = Promise.all(stage.people.map((name) => cast.wishes(name, dice)));
    await Promise.race([wait(killAfterMs), all]);
    if (round === 1) await all;
    else {
      kills.push(Date.now());
      await victim.kill();
      await victim.start();
      await all;
    }
    if (round === 1) spanMs = Date.now() - startedAt;
  }
}

const reachOf = ({ teams }: Stage, bots: readonly Bot[], isOver: () => boolean): Reach => ({
  ready: async () => {
    while (!bots.some((bot) => bot.isRunning)) {
      if (isOver()) throw new Error('The trial is over.');
      await wait(20);
    }
  },
  again: async (activity) => {
    const [reply] = await teams.redelivers(activity);
    return reply ?? { status: 500, body: undefined };
  },
  sent: (id) => teams.deliveries.find(({ activity }) => activity.id === id)?.activity,
});
