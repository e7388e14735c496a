import { type ActivatableRole, activationNeeds } from '../../../pim/index.ts';
import type { Words } from '../../../words/index.ts';

const MOST = 3;

/** What to say, with one's own roles where they are known: an example that works is the best help. */
export function helpExamples(roles: readonly ActivatableRole[], words: Words): readonly string[] {
  if (roles.length === 0) return [words.say('help.exampleShort'), words.say('help.exampleReason')];
  return roles.slice(0, MOST).map(({ eligibility, rules }) => {
    const role = eligibility.role.name;
    const isReasonWanted = rules !== undefined && activationNeeds(rules).justification;
    return words.say(isReasonWanted ? 'help.exampleOwnReason' : 'help.exampleOwn', { role });
  });
}
