import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { helpCard } from '../../cards/messages/help-card.ts';
import { textCard } from '../../cards/messages/text-card.ts';
import type { Problem } from '../../language/command.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import { helpExamples } from './help-examples.ts';
import { problemWords } from './problem-words.ts';

/** What to answer to a text that is no command. Nothing is asked of PIM. */
export async function unclearCommand({ myRights }: UseCases, turn: Turn, problem: Problem): Promise<RenderedCard> {
  const { person, view } = turn;
  if (problem.kind !== 'empty' && problem.kind !== 'unknown-command')
    return textCard(problemWords(problem, view.words), view);
  return helpCard(view, await helpExamples(myRights, person, view.words), problemWords(problem, view.words));
}
