import type { IsoDuration } from '../../../core/iso-duration.ts';
import type { PlanInput } from '../../../pim/index.ts';
import type { TypedTicket } from '../../language/command.ts';

/** What a sentence said about an activation. */
export const inputOf = (command: {
  readonly duration?: IsoDuration;
  readonly justification?: string;
  readonly ticket?: TypedTicket;
}): PlanInput => ({
  duration: command.duration,
  justification: command.justification,
  ticketNumber: command.ticket?.number,
  ticketSystem: command.ticket?.system,
});
