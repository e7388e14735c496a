import type { PlanInput } from '../../../pim/index.ts';
import type { Command } from '../../language/command.ts';

/** What a sentence said about an activation. */
export const inputOf = (command: Extract<Command, { kind: 'activate' | 'check' }>): PlanInput => ({
  duration: command.duration,
  justification: command.justification,
  ticketNumber: command.ticket?.number,
  ticketSystem: command.ticket?.system,
});
