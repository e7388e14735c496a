import type { IsoDuration } from '../../core/iso-duration.ts';
import type { TicketInfo } from '../model/ticket-info.ts';

/** What the person has said so far. Texts may be empty or blank: that counts as not said. */
export interface PlanInput {
  /** Nothing = at once. */
  readonly startsAt?: Date | undefined;
  /** How long; or until when, or for good. */
  readonly duration?: IsoDuration | undefined;
  readonly endsAt?: Date | undefined;
  readonly isPermanent?: boolean | undefined;
  readonly justification?: string | undefined;
  readonly ticketNumber?: string | undefined;
  readonly ticketSystem?: string | undefined;
}

export type InputName = 'duration' | 'justification' | 'ticketNumber';

export function tidy(said: PlanInput): PlanInput {
  const text = (value: string | undefined) => value?.trim() || undefined;
  return {
    ...said,
    justification: text(said.justification),
    ticketNumber: text(said.ticketNumber),
    ticketSystem: text(said.ticketSystem),
  };
}

export const ticketOf = ({ ticketNumber, ticketSystem }: PlanInput): TicketInfo | undefined =>
  ticketNumber ? { ticketNumber, ticketSystem } : undefined;
