import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { readCommand } from '../../language/read-command.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import { activateCommand } from './activate-command.ts';
import { activateSeveralCommand } from './activate-several-command.ts';
import { activeCommand } from './active-command.ts';
import { approvalsCommand } from './approvals-command.ts';
import { cancelCommand } from './cancel-command.ts';
import { checkCommand } from './check-command.ts';
import { deactivateCommand } from './deactivate-command.ts';
import { deactivateAllCommand, deactivateSeveralCommand } from './deactivate-several-command.ts';
import { decideCommand } from './decide-command.ts';
import { helpCommand } from './help-command.ts';
import { plannedCommand } from './planned-command.ts';
import { policyCommand } from './policy-command.ts';
import { prolongCommand } from './prolong-command.ts';
import { isProlonging, prolongablesCommand } from './prolongables-command.ts';
import { requestsCommand } from './requests-command.ts';
import { restartCommand } from './restart-command.ts';
import { rolesCommand } from './roles-command.ts';
import { signOutCommand } from './sign-out-command.ts';
import { unclearCommand } from './unclear-command.ts';
import { whoamiCommand } from './whoami-command.ts';

/** Answers one message. */
export function runCommand(useCases: UseCases, turn: Turn, text: string): Promise<RenderedCard> {
  const reading = readCommand(text);
  if (reading.kind === 'unclear') {
    const { problem } = reading;
    // With more than that one word something was said that a list would drop.
    if (problem.kind === 'no-role' && isProlonging(problem.verb) && !/\s/.test(text.trim()))
      return prolongablesCommand(useCases, turn, problem.verb);
    return unclearCommand(useCases, turn, problem);
  }
  const { command } = reading;
  switch (command.kind) {
    case 'activate':
      return activateCommand(useCases, turn, command);
    case 'activate-several':
      return activateSeveralCommand(useCases, turn, command);
    case 'approvals':
      return approvalsCommand(useCases, turn);
    case 'approve':
    case 'deny':
      return decideCommand(useCases, turn, command);
    case 'cancel':
      return cancelCommand(useCases, turn, command);
    case 'extend':
    case 'renew':
      return prolongCommand(useCases, turn, command);
    case 'restart':
      return restartCommand(useCases, turn, command);
    case 'deactivate-all':
      return deactivateAllCommand(useCases, turn);
    case 'deactivate-several':
      return deactivateSeveralCommand(useCases, turn, command);
    case 'deactivate':
      return deactivateCommand(useCases, turn, command);
    case 'roles':
      return rolesCommand(useCases, turn, command);
    case 'active':
      return activeCommand(useCases, turn);
    case 'check':
      return checkCommand(useCases, turn, command);
    case 'requests':
      return requestsCommand(useCases, turn);
    case 'planned':
      return plannedCommand(useCases, turn);
    case 'policy':
      return policyCommand(useCases, turn, command);
    case 'whoami':
      return whoamiCommand(useCases, turn);
    case 'sign-out':
      return signOutCommand(useCases, turn);
    case 'help':
      return helpCommand(useCases, turn);
  }
}
