import type { Knobs } from './knobs.ts';
import type { PimRefusal } from './refusal.ts';

/** A refusal's sentence; of failed policy rules two wordings have been seen, and the knob says which. */
export function policyWords({ message, failures }: PimRefusal, { policyWording }: Knobs): string {
  if (failures.length === 0 || policyWording === 'prose') return message;
  return `The following policy rules failed: ${JSON.stringify(failures.map(({ rule }) => rule))}`;
}
