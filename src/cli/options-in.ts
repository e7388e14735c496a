import { type ParseArgsConfig, parseArgs } from 'node:util';
import { AppError } from '../core/app-error.ts';

/** The options on a command line. Throws AppError `BadOption`, which says how the command is used. */
export function optionsIn<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
  usage: string,
) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new AppError('BadOption', `${error instanceof Error ? error.message : String(error)}. Usage: ${usage}`);
  }
}
