import type { IsoDuration } from '../../../core/iso-duration.ts';
import type { ClauseName, Problem, TypedTicket } from '../command.ts';
import type { Word } from '../split-words.ts';

/** What the clauses of a sentence said. */
export interface ClauseFacts {
  readonly duration?: IsoDuration;
  readonly justification?: string;
  readonly ticket?: TypedTicket;
  readonly scope?: string;
}

/** What stands after the command word, as the clauses see it. Positions are indexes of `words`. */
export interface Sentence {
  readonly words: readonly Word[];
  /** The lower-case word, or an empty text for a quoted word and past the end. */
  key(at: number): string;
  /**
   * What was typed from one word to before another, without a comma at its end. Without `to` it is all that was typed, to
   * the end of the text.
   */
  typed(from: number, to?: number): string;
  /** The clause that opens at this word. */
  clauseAt(at: number): Clause | undefined;
  /** Where another clause than `ignored` opens at or after `at`, or the end of the sentence. */
  runEnd(at: number, ignored?: Clause): number;
}

/** `end` is the first word that is no longer part of the clause. */
export type ClauseReading =
  | { readonly end: number; readonly facts: ClauseFacts }
  | { readonly end: number; readonly problem: Problem };

/**
 * One kind of clause. `opens` looks only at `at` and after it; `read` is called where `opens` said yes and takes at
 * least one word.
 */
export interface Clause {
  /** The fact it gives; `none` for clauses that give none. */
  readonly gives: ClauseName | 'none';
  opens(sentence: Sentence, at: number): boolean;
  read(sentence: Sentence, at: number): ClauseReading;
}
