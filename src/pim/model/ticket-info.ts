/** The ticket a policy may ask for. PIM stores it and checks nothing. */
export interface TicketInfo {
  readonly ticketNumber: string;
  readonly ticketSystem: string | undefined;
}
