import type { Needs } from './needs.ts';
import type { InputName, PlanInput } from './plan-input.ts';

/** What the policy wants and nobody has said, in the order in which a form asks. */
export function missingInputs(needs: Needs, input: PlanInput): InputName[] {
  const missing: InputName[] = [];
  if (!input.duration && !input.endsAt && !input.isPermanent) missing.push('duration');
  if (needs.justification && !input.justification) missing.push('justification');
  if (needs.ticket && !input.ticketNumber) missing.push('ticketNumber');
  return missing;
}
