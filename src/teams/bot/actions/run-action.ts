import { closedCard } from '../../cards/forms/closed-card.ts';
import { readAction } from '../../cards/verbs/read-action.ts';
import { activeCommand } from '../commands/active-command.ts';
import { plannedCommand } from '../commands/planned-command.ts';
import { requestsCommand } from '../commands/requests-command.ts';
import { rolesCommand } from '../commands/roles-command.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import type { ActionAnswer } from './action-answer.ts';
import { cancelOwnRequest } from './cancel-own-request.ts';
import { decideApproval } from './decide-approval.ts';
import { lookAgainAction } from './look-again.ts';
import { lookAtPolicy } from './look-at-policy.ts';
import { openActivation } from './open-activation.ts';
import { openProlong, submitProlong } from './open-prolong.ts';
import { openRestart, submitRestart } from './restart.ts';
import { reviewApproval } from './review-approval.ts';
import { submitActivation } from './submit-activation.ts';
import { submitCheck } from './submit-check.ts';
import { submitDeactivation } from './submit-deactivation.ts';

/** Answers one click. Verb and data are the client's word: what does not fit its schema has no effect. */
export async function runAction(useCases: UseCases, turn: Turn, verb: unknown, data: unknown): Promise<ActionAnswer> {
  const action = readAction(verb, data);
  if (!action) return { kind: 'note', note: turn.view.words.say('action.unreadable') };
  switch (action.verb) {
    case 'activate.open':
      return openActivation(useCases, turn, action);
    case 'activate.submit':
      return submitActivation(useCases, turn, action);
    case 'activation.restart':
      return openRestart(useCases, turn, action);
    case 'restart.submit':
      return submitRestart(useCases, turn, action);
    case 'approval.open':
    case 'approval.review':
      return reviewApproval(useCases, turn, action);
    case 'approval.decide':
      return decideApproval(useCases, turn, action);
    case 'request.cancel':
      return cancelOwnRequest(useCases, turn, action);
    case 'right.extend':
    case 'right.renew':
      return openProlong(useCases, turn, action);
    case 'prolong.submit':
      return submitProlong(useCases, turn, action);
    case 'deactivate.submit':
      return submitDeactivation(useCases, turn, action);
    case 'standing.look':
      return lookAgainAction(useCases, turn, action);
    case 'activation.check':
      return submitCheck(useCases, turn, action);
    case 'policy.look':
      return { kind: 'replace', card: await lookAtPolicy(useCases, turn, action) };
    case 'active.page':
      return { kind: 'replace', card: await activeCommand(useCases, turn, action.page) };
    case 'planned.page':
      return { kind: 'replace', card: await plannedCommand(useCases, turn, action.page) };
    case 'requests.page':
      return { kind: 'replace', card: await requestsCommand(useCases, turn, action.page) };
    case 'roles.page':
      return { kind: 'replace', card: await rolesCommand(useCases, turn, action) };
    case 'form.close':
      return { kind: 'replace', card: closedCard(turn.view) };
  }
}
