import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { readCommand } from '../../language/read-command.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import { activateCommand } from './activate-command.ts';
import { activeCommand } from './active-command.ts';
import { checkCommand } from './check-command.ts';
import { deactivateCommand } from './deactivate-command.ts';
import { helpCommand } from './help-command.ts';
import { plannedCommand } from './planned-command.ts';
import { policyCommand } from './policy-command.ts';
import { requestsCommand } from './requests-command.ts';
import { rolesCommand } from './roles-command.ts';
import { unclearCommand } from './unclear-command.ts';
import { whoamiCommand } from './whoami-command.ts';

/** Answers one message. */
export function runCommand(useCases: UseCases, turn: Turn, text: string): Promise<RenderedCard> {
  const reading = readCommand(text);
  if (reading.kind === 'unclear') return unclearCommand(useCases, turn, reading.problem);
  const { command } = reading;
  switch (command.kind) {
    case 'activate':
      return activateCommand(useCases, turn, command);
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
    case 'help':
      return helpCommand(useCases, turn);
  }
}
