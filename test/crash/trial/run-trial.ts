import { setTimeout as wait } from 'node:timers/promises';
import { createDice, type Dice } from '../../../src/simulator/tenant/generate/dice.ts';
import { claimOf } from '../evidence/claim.ts';
import { type Evidence, sentencesFor, writesOf } from '../evidence/evidence.ts';
import type { Notes } from '../evidence/notes.ts';
import { postsIn } from '../evidence/posts-in.ts';
import { stateNow } from '../evidence/states-during.ts';
import type { Wish } from '../evidence/wish.ts';
import type { Reach } from './actor.ts';
import { approveAtTheSide } from './approve-at-the-side.ts';
import { type Bot, createBot } from './bots.ts';
import { buildBot } from './build-bot.ts';
import { chooseWish } from './choose-wish.ts';
import { armFaults } from './faults-of-round.ts';
import { LANES, type Lane, laneNamed } from './lanes.ts';
import { live, sentenceFor } from './live.ts';
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

const NONE_YET: Notes = { accepted: [], unfinished: [], broken: undefined };

/** Every activation has ended, every request has lapsed, and what became of it had time to be looked at and told. */
const UNTIL_ALL_IS_OVER = ['PT6M', 'PT25H', 'PT1M', 'PT1M', 'PT10M'];

/** How often somebody asks anew, once all is quiet, what became of a wish in doubt. */
const MAX_ANEW = 4;

/** Plays so many rounds of wishes and kills, then a quiet end in which every doubt is cleared. */
export async function runTrial(options: TrialOptions, onRound: (round: number) => void = () => {}): Promise<Trial> {
  const program = await buildBot();
  const database = await makeTrialDatabase(options.database);
  const stage = await startStage(options.people);
  const kept = options.tokens ? [] : ['--no-keep-tokens'];
  const args = ['--auth', '--simulator', stage.simulator, ...kept, ...database.args];
  const bots = Array.from({ length: options.instances }, () => createBot(program, args));
  const front = await startRoundRobin(() => bots.flatMap((bot) => (bot.isRunning ? [bot.url] : [])));
  stage.teams.botMovedTo(front.url);
  let isOver = false;
  try {
    const seen = await play(options, stage, bots, onRound, () => isOver);
    await Promise.all(bots.map((bot) => bot.end()));
    const notes = await readNotes(database.setting);
    return { evidence: { ...seen, notes }, complaints: bots.map((bot) => bot.complaints()).join('') };
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

async function play(
  options: TrialOptions,
  stage: Stage,
  bots: readonly Bot[],
  onRound: (round: number) => void,
  isOver: () => boolean,
): Promise<Omit<Evidence, 'notes'>> {
  const { teams, people } = stage;
  const dice = createDice(options.seed, 'crash');
  const wishes: Wish[] = [];
  const kills: number[] = [];
  const chats = new Map(people.map((name) => [teams.person(name).id, teams.person(name).chat.id]));
  const evidence = (): Evidence => ({
    wishes,
    writes: stage.writes,
    posts: postsIn(teams.calls),
    chats,
    kills,
    simulated: stage.simulated,
    notes: NONE_YET,
    remains: [],
  });
  const reach: Reach = {
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
  };

  const begin = (name: string, lane: Lane, action: Wish['action']): Wish => {
    const person = teams.person(name);
    const askedAt = Date.now();
    const last = wishes.findLast(({ personId }) => personId === person.id);
    if (last) last.endedAt = askedAt;
    const id = `w${wishes.length + 1}`;
    const said = sentenceFor(action, id, lane);
    const { role } = lane;
    const endedAt = Number.POSITIVE_INFINITY;
    const wish: Wish = { id, personId: person.id, role, action, said, askedAt, endedAt, tries: [] };
    wishes.push(wish);
    return wish;
  };
  const isInDoubt = (wish: Wish): boolean =>
    sentencesFor(evidence(), wish)
      .map(({ words }) => claimOf(words))
      .findLast((claim) => claim !== undefined) === 'doubt';
  const lastOf = (name: string) => wishes.findLast(({ personId }) => personId === teams.person(name).id);

  /** One wish of one person: that of before, where it is in doubt, or a new one. */
  async function wishOf(name: string, diceOfPerson: Dice): Promise<void> {
    const person = teams.person(name);
    const before = lastOf(name);
    if (before && isInDoubt(before)) {
      const lane = laneNamed(before.role);
      return live(reach, person, lane, begin(name, lane, before.action));
    }
    const lane = diceOfPerson.pick(LANES);
    const writes = writesOf(evidence(), person.id, lane.role);
    const now = Date.now();
    const { action, isApproved } = chooseWish(diceOfPerson, lane, stateNow(writes, now, stage.simulated));
    const waiting = writes.findLast((write) => write.action === 'activate' && write.requestId);
    if (isApproved && waiting?.requestId) await approveAtTheSide(stage, lane.role, waiting.requestId);
    await live(reach, person, lane, begin(name, lane, action));
  }

  await Promise.all(bots.map((bot) => bot.start()));
  let spanMs = 1_500;
  for (let round = 1; round <= options.rounds; round += 1) {
    onRound(round);
    if (dice.chance(70)) await stage.advance('PT6M');
    await armFaults(stage, dice, options.faults);
    const victim = dice.pick(bots);
    const killAfterMs = Math.round((dice.whole(0, 1_000) / 1_000) * spanMs);
    const startedAt = Date.now();
    const living = people.map((name) => wishOf(name, dice));
    const all = Promise.all(living);
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

  await fetch(`${stage.simulator}/control/faults`, { method: 'DELETE' });
  teams.faults.clear();
  await stage.advance('PT2M');
  const looks = async () => {
    for (const name of people)
      await live(reach, teams.person(name), LANES[0] as Lane, begin(name, LANES[0] as Lane, 'look'));
  };
  for (const name of people)
    for (let anew = 0; anew < MAX_ANEW; anew += 1) {
      const before = lastOf(name);
      if (!before || !isInDoubt(before)) break;
      const lane = laneNamed(before.role);
      await live(reach, teams.person(name), lane, begin(name, lane, before.action));
    }
  await looks();
  for (const duration of UNTIL_ALL_IS_OVER) {
    await stage.advance(duration);
    await looks();
  }
  await teams.idle().catch(() => undefined);
  const remains = teams.messages
    .filter(({ isDeleted }) => !isDeleted)
    .map(({ id, place, words }) => ({ chatId: place.id, messageId: id, words }));
  return { ...evidence(), remains };
}
