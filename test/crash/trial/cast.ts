import type { Dice } from '../../../src/simulator/tenant/generate/dice.ts';
import { claimOf } from '../evidence/claim.ts';
import { type Evidence, sentencesFor, writesOf } from '../evidence/evidence.ts';
import { postsIn } from '../evidence/posts-in.ts';
import { stateNow } from '../evidence/states-during.ts';
import type { Wish } from '../evidence/wish.ts';
import type { Reach } from './actor.ts';
import { approveAtTheSide } from './approve-at-the-side.ts';
import { chooseWish } from './choose-wish.ts';
import { LANES, type Lane, laneNamed } from './lanes.ts';
import { live, sentenceFor } from './live.ts';
import type { Stage } from './stage.ts';

/** What is seen of a trial while it runs. */
export type Seen = Omit<Evidence, 'notes' | 'remains'>;

/** The people of a trial and what they want. */
export interface Cast {
  /** One wish of one person: that of before, where it is in doubt, or a new one. */
  wishes(name: string, dice: Dice): Promise<void>;
  /** Asks again what became of the last wish, where that is not known. */
  asksAnew(name: string): Promise<void>;
  /** Everybody asks what they hold: whoever speaks lends their sign-in to what is followed. */
  everybodyLooks(): Promise<void>;
  seen(): Seen;
}

/** How often somebody asks anew, once all is quiet, what became of a wish in doubt. */
const MAX_ANEW = 4;

export function createCast(stage: Stage, reach: Reach, kills: readonly number[]): Cast {
  const { teams, people } = stage;
  const wishes: Wish[] = [];
  const chats = new Map(people.map((name) => [teams.person(name).id, teams.person(name).chat.id]));
  const seen = (): Seen => ({
    wishes,
    writes: stage.writes,
    posts: postsIn(teams.calls),
    chats,
    kills,
    simulated: stage.simulated,
  });

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
  const lives = (name: string, lane: Lane, action: Wish['action']) =>
    live(reach, teams.person(name), lane, begin(name, lane, action));
  const lastInDoubt = (name: string): Wish | undefined => {
    const last = wishes.findLast(({ personId }) => personId === teams.person(name).id);
    const claims = last && sentencesFor(seen(), last).map(({ words }) => claimOf(words));
    return claims?.findLast((claim) => claim !== undefined) === 'doubt' ? last : undefined;
  };

  return {
    seen,
    async wishes(name, dice) {
      const before = lastInDoubt(name);
      if (before) return lives(name, laneNamed(before.role), before.action);
      const lane = dice.pick(LANES);
      const writes = writesOf(seen(), teams.person(name).id, lane.role);
      const { action, isApproved } = chooseWish(dice, lane, stateNow(writes, Date.now(), stage.simulated));
      const waiting = writes.findLast((write) => write.action === 'activate' && write.requestId);
      if (isApproved && waiting?.requestId) await approveAtTheSide(stage, lane.role, waiting.requestId);
      return lives(name, lane, action);
    },
    async asksAnew(name) {
      for (let anew = 0; anew < MAX_ANEW; anew += 1) {
        const before = lastInDoubt(name);
        if (!before) return;
        await lives(name, laneNamed(before.role), before.action);
      }
    },
    async everybodyLooks() {
      for (const name of people) await lives(name, LANES[0] as Lane, 'look');
    },
  };
}
