import type { Press } from '../../../cards/verbs/kinds/card-verb.ts';
import { readAction } from '../../../cards/verbs/read-action.ts';
import type { Click } from './click.ts';

/** The click as a button of the bot's own would make it; nothing where it cannot be read. */
export function pressOf({ verb, data }: Pick<Click, 'verb' | 'data'>): Press | undefined {
  if (typeof verb !== 'string' || !isObject(data) || readAction(verb, data) === undefined) return undefined;
  return { verb, data };
}

const isObject = (data: unknown): data is Press['data'] => typeof data === 'object' && data !== null;
