import { activationNeeds, type MyRights, type Person, targetOf } from '../../../pim/index.ts';
import type { Words } from '../../../words/index.ts';

const MOST = 2;

/** What to say, with one's own roles where they are remembered: an example that works is the best help. */
export async function helpExamples(myRights: MyRights, person: Person, words: Words): Promise<readonly string[]> {
  const roles = (await myRights.remembered(person)).slice(0, MOST);
  const [first] = roles;
  if (!first) return [words.say('help.exampleShort'), words.say('help.exampleReason')];
  const activations = await Promise.all(
    roles.map(async (eligibility) => {
      const policy = await myRights.rememberedPolicy(person, targetOf(eligibility));
      const isReasonWanted = policy !== undefined && activationNeeds(policy.activation).justification;
      return words.say(isReasonWanted ? 'help.exampleOwnReason' : 'help.exampleOwn', { role: eligibility.role.name });
    }),
  );
  return [...activations, words.say('help.exampleDeactivate', { role: first.role.name })];
}
