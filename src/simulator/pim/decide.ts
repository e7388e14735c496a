import { checkApart } from './check-apart.ts';
import type { Manners } from './manners.ts';
import type { Decision } from './model.ts';
import type { PimCaller } from './pim-directory.ts';
import { refusals } from './refusal.ts';
import type { PimState } from './state.ts';
import { askedWindow } from './window.ts';

export interface DecisionAsk {
  readonly requestId: string;
  readonly isApproved: boolean;
  readonly justification: string;
  /** Whether the caller is among the approvers; nobody is of one's own request. */
  readonly isApprover: boolean;
}

/**
 * The first decision within a day counts. Throws `PimRefusal`: unknown, no approver, decided already, or approved so late
 * that it lies across what was given since. That a lapsed or
 * cancelled approval and one without the required justification are refused in these words is a guess.
 */
export function decide(state: PimState, manners: Manners, ask: DecisionAsk, caller: PimCaller, now: Date): Decision {
  const request = state.request(ask.requestId, now);
  if (!request?.approvers) throw refusals.notFound();
  if (!ask.isApprover) throw refusals.notAllowed();
  if (state.statusOf(request, now) !== 'PendingApproval') throw refusals.decided();
  if (request.isApproverJustificationRequired && ask.justification.trim() === '')
    throw refusals.policy([{ rule: 'JustificationRule', reason: 'Justification is required' }]);
  if (ask.isApproved) checkApart(request, askedWindow(request, now), state, manners, now);
  return { at: now, by: caller.id, isApproved: ask.isApproved, justification: ask.justification };
}
