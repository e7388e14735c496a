import type { ActivationRestart } from '../../cards/verbs/activation/activation-restart.ts';
import type { RestartSubmit } from '../../cards/verbs/activation/restart-submit.ts';
import { restart, restartForm } from '../changes/restart.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import type { ActionAnswer } from './action-answer.ts';

/** Shows the offer to restart, in a message of its own. */
export async function openRestart(useCases: UseCases, turn: Turn, action: ActivationRestart): Promise<ActionAnswer> {
  const card = await restartForm(useCases, turn, action.target, action.input);
  return { kind: 'post', card, note: turn.view.words.say('action.formBelow') };
}

/** Restarts; the form becomes what came of it. */
export async function submitRestart(useCases: UseCases, turn: Turn, action: RestartSubmit): Promise<ActionAnswer> {
  return { kind: 'replace', card: await restart(useCases, turn, action.target, action.input) };
}
