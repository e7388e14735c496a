import type { Activity } from 'botbuilder';
import { AppError } from '../../core/app-error.ts';
import type { Clock } from '../../core/clock.ts';
import type { Logger } from '../../core/logger.ts';
import type { Person } from '../../pim/index.ts';
import { type ErrorWords, errorWords } from '../../words/error-words.ts';
import type { RenderedCard } from '../cards/elements/rendered-card.ts';
import { errorCard } from '../cards/messages/error-card.ts';
import { type Turn, turnOf, viewOf } from './turn.ts';

export interface TurnRunnerParts {
  readonly clock: Clock;
  /** Marks the time in which a person is present: only then may their sign-in be used. */
  runTurn<T>(person: Person, work: () => Promise<T>): Promise<T>;
  /** What a person quotes and an operator searches the log for. */
  newReference(): string;
  /** IANA zone for people whose zone Teams does not say. */
  readonly fallbackZone: string;
  readonly logger: Logger;
}

/**
 * Runs `work` as a turn of the activity's person. A failure becomes a card: no turn ends in silence.
 *
 * @param instead what is done about a failure in place of that card; nothing where that is not its matter.
 */
export type RunTurn = <T>(
  activity: Activity,
  work: (turn: Turn) => Promise<T>,
  failed: (card: RenderedCard, said: ErrorWords) => T,
  instead?: (error: unknown) => Promise<T | undefined>,
) => Promise<T>;

export const createTurnRunner =
  ({ clock, runTurn, newReference, fallbackZone, logger }: TurnRunnerParts): RunTurn =>
  async (activity, work, failed, instead) => {
    try {
      const turn = turnOf(activity, clock, fallbackZone);
      return await runTurn(turn.person, () => work(turn));
    } catch (error) {
      const other = await instead?.(error);
      if (other !== undefined) return other;
      const reference = newReference();
      logger[error instanceof AppError ? 'warn' : 'error']({ reference, error }, 'a turn failed');
      const view = viewOf(activity, clock, fallbackZone);
      const words = errorWords(error, view.words);
      const said = { ...words, reference: words.reference ? `${words.reference} · ${reference}` : reference };
      return failed(errorCard(said, view), said);
    }
  };
