import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Logger } from '../../../../core/logger.ts';
import type { View } from '../../../../words/view.ts';
import type { PlainKey } from '../../../../words/words.ts';
import { errorCard } from '../../../cards/messages/error-card.ts';
import { signInCard } from '../../../cards/sign-in/sign-in-card.ts';
import type { InvokeRoute } from '../../edge/invoke-routes.ts';
import { personOf } from '../../turn.ts';
import type { Asker } from '../create-asker.ts';
import type { OpenAsks } from '../open-asks.ts';
import type { WaitingRoom } from '../waiting-room.ts';
import type { Refusals } from './create-refusals.ts';

const failureValue = z.looseObject({
  code: z.string().max(200).default(''),
  message: z.string().max(2_000).optional(),
});

export interface SignInFailureParts {
  readonly room: WaitingRoom;
  readonly open: OpenAsks;
  readonly asker: Asker;
  readonly refusals: Refusals;
  viewOf(activity: Activity): View;
  readonly logger: Logger;
}

/** What Teams could not do, in the codes of its clients (Microsoft Teams SDK, "Troubleshooting SSO"). */
const OTHER: PlainKey = 'failure.other';
const WORDS: ReadonlyMap<string, PlainKey> = new Map([
  ['installappfailed', 'failure.install'],
  ['authrequestfailed', 'failure.request'],
  ['installedappnotfound', 'failure.notInstalled'],
  ['invokeerror', 'failure.invoke'],
  ['resourcematchfailed', 'failure.resource'],
  ['oauthcardnotvalid', 'failure.card'],
  ['tokenmissing', 'failure.token'],
  ['userconsentrequired', 'failure.consent'],
  ['interactionrequired', 'failure.interaction'],
]);

/**
 * `signin/failure`: a client could not sign its person in, and mostly shows nothing of it. The person is told once what
 * happened, with the page as another way. The invoke names no card: the last that waits is meant.
 */
export function signInFailure(parts: SignInFailureParts): InvokeRoute {
  const { room, open, asker, refusals, viewOf, logger } = parts;
  return async (activity) => {
    const { code, message } = failureValue.safeParse(activity.value).data ?? { code: '' };
    const person = personOf(activity);
    logger.warn({ ...person, code, message }, 'Teams could not sign somebody in');
    open.close(person);
    const all = await room.of(person);
    const last = all.findLast(({ waiting }) => waiting.need === 'sign-in');
    const view = viewOf(activity);
    const { words } = view;
    const said = {
      title: words.say('failure.title'),
      what: words.say(WORDS.get(code.toLowerCase()) ?? OTHER),
      next: words.say(last ? 'failure.next' : 'failure.sayAgain'),
      reference: /^\w{1,60}$/.test(code) ? code : 'signin/failure',
    };
    const { resumeId, waiting } = last ?? { resumeId: `${person.objectId}/${code}`, waiting: undefined };
    await refusals.show(activity, resumeId, waiting, 'failure', async () => {
      if (!waiting) return errorCard(said, view);
      const url = await asker.linksOf(resumeId, person, waiting, words.locale).signIn();
      return signInCard(said, url, view);
    });
    return { receipt: { status: 200, body: {} } };
  };
}
