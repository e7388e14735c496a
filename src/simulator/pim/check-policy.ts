import { exactDurationMs } from './duration.ts';
import type { Ask } from './model.ts';
import type { ActivationRules, Enablement, GrantRules, RuleFailure } from './policy.ts';
import { refusals } from './refusal.ts';
import type { Window } from './window.ts';

/** How strongly the caller is signed in, from the token. */
export interface SignInStrength {
  /** Methods: `pwd`, `mfa`. */
  readonly amr: readonly string[];
  /** Authentication contexts satisfied: `c1`. */
  readonly acrs: readonly string[];
}

/** Throws when a rule fails. Which of several is named first is a guess; all of them go along. */
export function checkGrant(rules: GrantRules, ask: Ask, window: Window, signIn: SignInStrength): void {
  const [first, ...others] = failuresOf(rules, ask, window, signIn);
  if (first) throw refusals.policy([first, ...others]);
}

/** The same for an activation, which may need an authentication context too. */
export function checkActivation(rules: ActivationRules, ask: Ask, window: Window, signIn: SignInStrength): void {
  checkGrant(rules, ask, window, signIn);
  const { isEnabled, claimValue } = rules.authenticationContext;
  if (isEnabled && claimValue && !signIn.acrs.includes(claimValue)) throw refusals.authenticationContext(claimValue);
}

function failuresOf(rules: GrantRules, ask: Ask, { start, end }: Window, signIn: SignInStrength): RuleFailure[] {
  const needs = (enablement: Enablement) => rules.enabled.includes(enablement);
  const checks: readonly (RuleFailure | false)[] = [
    end === null &&
      rules.isExpirationRequired && {
        rule: 'ExpirationRule',
        reason: 'The policy does not allow permanent assignment',
      },
    end !== null &&
      rules.isExpirationRequired &&
      end.getTime() - start.getTime() > (exactDurationMs(rules.maximumDuration) ?? 0) && {
        rule: 'ExpirationRule',
        reason: 'The duration in the request is greater than maximum allowed duration',
      },
    needs('Justification') &&
      isBlank(ask.justification) && { rule: 'JustificationRule', reason: 'Justification is required' },
    needs('Ticketing') &&
      isBlank(ask.ticket.number) && { rule: 'TicketingRule', reason: 'Ticket information is required' },
    needs('MultiFactorAuthentication') &&
      !signIn.amr.includes('mfa') && { rule: 'MfaRule', reason: 'Multi-factor authentication is required' },
  ];
  return checks.filter((one) => one !== false);
}

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';
