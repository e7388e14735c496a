import { AsyncLocalStorage } from 'node:async_hooks';
import type { PostedAnswer } from '../../../delivery/received-activities.ts';

/** The activity whose turn runs, as far as its answers are concerned. */
export interface Answering {
  /** What an earlier try at the same activity posted, and this one has not come to yet. */
  readonly before: PostedAnswer[];
  /** Notes a post of this try. Never rejects. */
  posted(answer: PostedAnswer): void;
}

const current = new AsyncLocalStorage<Answering>();

/** Runs a turn, and what it leaves running. */
export const whileAnswering = <T>(answering: Answering, turn: () => Promise<T>): Promise<T> =>
  current.run(answering, turn);

/** Nothing: what is sent answers no activity. */
export const currentAnswering = (): Answering | undefined => current.getStore();
