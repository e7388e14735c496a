import { z } from 'zod';
import type { TicketInfo } from '../../../pim/index.ts';
import { optionalText } from './members.ts';

export const ticketInfo = z.object({ ticketNumber: optionalText, ticketSystem: optionalText });

/** The ticket of a request; it is there also where none was given, with nothing in it. */
export const ticketOf = (wire: z.infer<typeof ticketInfo> | null | undefined): TicketInfo | undefined =>
  wire?.ticketNumber ? { ticketNumber: wire.ticketNumber, ticketSystem: wire.ticketSystem || undefined } : undefined;
