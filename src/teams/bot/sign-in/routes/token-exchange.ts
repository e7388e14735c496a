import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Logger } from '../../../../core/logger.ts';
import type { Person } from '../../../../pim/index.ts';
import { errorWords } from '../../../../words/error-words.ts';
import type { View } from '../../../../words/view.ts';
import { textCard } from '../../../cards/messages/text-card.ts';
import type { InvokeRoute } from '../../edge/invoke-routes.ts';
import { personOf } from '../../turn.ts';
import type { GoingOn } from '../create-going-on.ts';
import type { OpenAsks } from '../open-asks.ts';
import type { SignIns } from '../sign-ins.ts';
import { isWishOf } from '../waiting.ts';
import type { WaitingRoom } from '../waiting-room.ts';
import type { Refusals } from './create-refusals.ts';

const exchangeValue = z.looseObject({
  id: z.string().min(1).max(200),
  token: z.string().min(1).max(20_000),
  connectionName: z.string().max(200).optional(),
});

export interface TokenExchangeParts {
  readonly signIns: SignIns;
  readonly room: WaitingRoom;
  readonly open: OpenAsks;
  readonly goingOn: GoingOn;
  readonly refusals: Refusals;
  viewOf(activity: Activity): View;
  readonly logger: Logger;
}

/**
 * `signin/tokenExchange`: every client of the person sends its own copy. The exchange comes first, so that each learns
 * whether its token is good (200) or its person has to be asked (412); what waited goes on for the first of them alone.
 */
export function tokenExchange(parts: TokenExchangeParts): InvokeRoute {
  const { signIns, room, open, goingOn, refusals, viewOf, logger } = parts;

  return async (activity) => {
    const read = exchangeValue.safeParse(activity.value);
    if (!read.success)
      return { receipt: { status: 400, body: { code: 'BadTokenExchange', message: 'This is no token exchange.' } } };
    const { id, token, connectionName } = read.data;
    const person = personOf(activity);
    const found = await room.find(id);
    const waiting = found && isWishOf(person, found) ? found : undefined;
    try {
      await signIns.accept(person, waiting?.resource ?? 'graph', token);
    } catch (error) {
      open.close(person);
      logger.warn({ ...person, error }, 'the token of a silent sign-in was not taken');
      // A late copy of what went on already has nothing to tell.
      if (waiting) await refusals.tell(activity, id, waiting, error);
      const { words } = viewOf(activity);
      const failureDetail = errorWords(error, words).title;
      return { receipt: { status: 412, body: { id, connectionName, failureDetail } } };
    }
    open.close(person);
    await letGoOn(activity, person, id, waiting !== undefined || found === undefined);
    return { receipt: { status: 200, body: {} } };
  };

  async function letGoOn(activity: Activity, person: Person, id: string, isTheirs: boolean): Promise<void> {
    if (!isTheirs) return;
    const taken = await room.begin(id);
    if (taken.kind === 'mine') return goingOn.begin(id, taken.waiting, 'silently');
    if (taken.kind === 'taken') return;
    logger.info({ ...person, kind: taken.kind }, 'a sign-in came for nothing that waits');
    const view = viewOf(activity);
    await refusals.show(activity, id, undefined, 'over', async () => textCard(view.words.say('signIn.over'), view));
  }
}
