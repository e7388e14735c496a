import { activationNeeds, type MyRights, type Person, targetOf } from '../../../pim/index.ts';
import type { Words } from '../../../words/index.ts';
import type { HelpExamples } from '../../cards/messages/help-card.ts';
import { shortName } from '../../cards/rights/right.ts';

const MOST = 2;

/** Where nothing of the person's is known. */
export const someExamples = (words: Words): HelpExamples => ({
  activations: [words.say('help.exampleShort'), words.say('help.exampleReason')],
  role: undefined,
  ending: undefined,
});

/** Of the person's own rights as far as they are remembered: nothing is asked of PIM. */
export async function helpExamples(myRights: MyRights, person: Person, words: Words): Promise<HelpExamples> {
  const rights = await myRights.remembered(person);
  const [first] = rights;
  if (!first) return someExamples(words);
  const ending = rights.find(({ endsAt }) => endsAt !== undefined);
  const activations = await Promise.all(
    rights.slice(0, MOST).map(async (eligibility) => {
      const policy = await myRights.rememberedPolicy(person, targetOf(eligibility));
      const isReasonWanted = policy !== undefined && activationNeeds(policy.activation).justification;
      return words.say(isReasonWanted ? 'help.exampleOwnReason' : 'help.exampleOwn', {
        role: shortName(eligibility, words),
      });
    }),
  );
  return { activations, role: shortName(first, words), ending: ending && shortName(ending, words) };
}
