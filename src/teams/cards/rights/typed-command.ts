import type { PlanInput } from '../../../pim/index.ts';
import { typedDuration } from '../../../words/typed-duration.ts';
import type { Words } from '../../../words/words.ts';

/** A longer justification is left for the person to put in: a line to type must fit on a line. */
const TYPED_JUSTIFICATION = 200;

/** What to type to activate what has this name, with `input`: "activate Global Reader for 2h because INC-4711". */
export const activateCommand = (role: string, input: PlanInput, words: Words): string =>
  withClauses(words.say('command.activate', { role }), input, words);

/** A command and what goes with it: "restart Global Reader for 2h because INC-4711". */
export function withClauses(command: string, input: PlanInput, words: Words): string {
  const { duration, justification, ticketNumber: number, ticketSystem: system } = input;
  const isLong = (justification?.length ?? 0) > TYPED_JUSTIFICATION;
  const why = isLong ? words.say('command.someJustification') : justification;
  const clauses = [
    command,
    duration && words.say('command.forDuration', { duration: typedDuration(duration) }),
    number && (system ? words.say('command.ticketIn', { number, system }) : words.say('command.ticket', { number })),
    why && words.say('command.because', { justification: why }),
  ];
  return clauses.filter((clause) => clause).join(' ');
}

/** What to type to end it. */
export const deactivateCommand = (role: string, words: Words): string => words.say('command.deactivate', { role });

/** What to type for a dry run of it. */
export const checkCommand = (role: string, input: PlanInput, words: Words): string =>
  words.say('command.check', { command: activateCommand(role, input, words) });
