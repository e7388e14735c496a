import { exactDurationMs } from './duration.ts';
import type { Expiration, PolicySettings, Ticket } from './model.ts';
import { refusals } from './refusal.ts';

/** How strongly the caller is signed in, from the token. */
export interface SignInStrength {
  /** Methods: `pwd`, `mfa`. */
  readonly amr: readonly string[];
  /** Authentication contexts satisfied: `c1`. */
  readonly acrs: readonly string[];
}

export interface PolicyAsk {
  readonly start: Date;
  readonly end: Date | null;
  readonly expiration: Expiration;
  readonly justification: string | null;
  readonly ticket: Ticket;
}

/** Throws the first rule that fails. Their order among each other is a guess. */
export function checkPolicy(policy: PolicySettings, ask: PolicyAsk, signIn: SignInStrength): void {
  if (ask.end === null) throw refusals.rule('ExpirationRule', 'The policy does not allow permanent assignment');
  if (ask.end.getTime() - ask.start.getTime() > (exactDurationMs(policy.maximumDuration) ?? 0))
    throw refusals.rule('ExpirationRule', 'The duration in the request is greater than maximum allowed duration');
  if (policy.justification && isBlank(ask.justification))
    throw refusals.rule('JustificationRule', 'Justification is required');
  if (policy.ticket && isBlank(ask.ticket.number))
    throw refusals.rule('TicketingRule', 'Ticket information is required');
  if (policy.mfa && !signIn.amr.includes('mfa'))
    throw refusals.rule('MfaRule', 'Multi-factor authentication is required');
  if (policy.authenticationContext && !signIn.acrs.includes(policy.authenticationContext))
    throw refusals.authenticationContext(policy.authenticationContext);
}

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';
