import type { RecordedRequest } from '../../src/simulator/record/record.ts';
import type { Contract } from './contract.ts';
import { exchangesIn } from './exchanges-in.ts';

/** Holds traffic against the contract while tests run, and remembers in which of them it broke. */
export interface Watch {
  /** The full title of the test that runs from now on. */
  started(title: string): void;
  see(line: RecordedRequest): void;
  /** How many requests were seen, the parts of batches counted one by one. */
  seen(): number;
  /** Every sentence once, with the first test in which it was true. */
  broken(): readonly string[];
}

export function createWatch({ check }: Contract): Watch {
  const broken = new Map<string, string>();
  let seen = 0;
  let running = 'before the first test';
  return {
    started: (title) => {
      running = title;
    },
    see: (line) => {
      for (const exchange of exchangesIn(line)) {
        seen += 1;
        for (const sentence of check(exchange)) if (!broken.has(sentence)) broken.set(sentence, running);
      }
    },
    seen: () => seen,
    broken: () => [...broken].map(([sentence, title]) => `${sentence}, in: ${title}`),
  };
}
