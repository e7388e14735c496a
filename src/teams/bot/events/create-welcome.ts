import type { Activity } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import type { HelpExamples } from '../../cards/messages/help-card.ts';
import { sharedHelpCard } from '../../cards/messages/shared-help-card.ts';
import { welcomeCard } from '../../cards/messages/welcome-card.ts';
import { withoutThread } from '../../delivery/conversation-reference.ts';
import { helpExamples, someExamples } from '../commands/help-examples.ts';
import { botNameIn } from '../edge/bot-name-in.ts';
import { createDeadline } from '../edge/deadline.ts';
import { isPersonal, type Turn } from '../turn.ts';
import type { RunTurn } from '../turn-runner.ts';
import type { UseCases } from '../use-cases.ts';

/** Teams tells of one installation twice, at once and in any order. */
const TOLD_TWICE_WITHIN_MS = 10 * 60_000;
/** A welcome with examples of everybody's is better than one that comes late. */
const EXAMPLES_LIMIT_MS = 5_000;

export interface WelcomeParts {
  readonly useCases: UseCases;
  readonly inTurn: RunTurn;
  viewOf(activity: Activity): View;
}

export interface Welcome {
  /** What to say where the bot is new; nothing where that was said just now. */
  cardFor(activity: Activity): Promise<RenderedCard | undefined>;
  /** It was taken out: should it come back, it says hello again. */
  forget(activity: Activity): void;
}

export function createWelcome({ useCases, inTurn, viewOf }: WelcomeParts): Welcome {
  const welcomed = new LRUCache<string, true>({ max: 5_000, ttl: TOLD_TWICE_WITHIN_MS });
  const placeOf = ({ conversation }: Activity) => withoutThread(conversation.id);

  async function ownExamples({ person, view }: Turn): Promise<HelpExamples> {
    const limit = createDeadline(EXAMPLES_LIMIT_MS);
    const read = useCases.myRights.eligibilities(person).catch(() => undefined);
    await Promise.race([read, limit.over]);
    limit.cancel();
    return helpExamples(useCases.myRights, person, view.words);
  }

  return {
    cardFor: async (activity) => {
      const place = placeOf(activity);
      if (welcomed.has(place)) return undefined;
      welcomed.set(place, true);
      const view = viewOf(activity);
      if (!isPersonal(activity)) return sharedHelpCard(botNameIn(activity), 'new', view);
      const examples = await inTurn(activity, ownExamples, () => someExamples(view.words));
      return welcomeCard(examples, view);
    },
    forget: (activity) => void welcomed.delete(placeOf(activity)),
  };
}
