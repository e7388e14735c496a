import type { Activity } from 'botbuilder';
import type { Logger } from '../../../core/logger.ts';
import type { Person } from '../../../pim/index.ts';
import { errorWords } from '../../../words/error-words.ts';
import type { View } from '../../../words/view.ts';
import type { ActionAnswer } from '../actions/action-answer.ts';
import type { ClickSignIn } from '../edge/action/click.ts';
import { personOf } from '../turn.ts';
import type { GoingOn } from './create-going-on.ts';
import type { Refusals } from './routes/create-refusals.ts';
import type { SignIns } from './sign-ins.ts';
import { isWishOf } from './waiting.ts';
import type { WaitingRoom } from './waiting-room.ts';

export interface ClickSignInParts {
  readonly signIns: SignIns;
  readonly room: WaitingRoom;
  readonly goingOn: GoingOn;
  readonly refusals: Refusals;
  viewOf(activity: Activity): View;
  readonly logger: Logger;
}

/**
 * Takes what a click brings along from the sign-in that an earlier answer asked for. Nothing: the click may be done now.
 * Else what it is answered with: it is done already, or the sign-in was not taken.
 */
export const createReadClickSignIn =
  (parts: ClickSignInParts) =>
  async (activity: Activity, signIn: ClickSignIn | undefined): Promise<ActionAnswer | undefined> => {
    const { signIns, room, goingOn, viewOf } = parts;
    if (signIn === undefined) return undefined;
    const person = personOf(activity);
    if (signIn.kind === 'token') return (await refusedToken(parts, activity, person, signIn)) ?? undefined;
    const resumeId = await signIns.verify(person, signIn.state);
    const { words } = viewOf(activity);
    if (resumeId === undefined)
      return { kind: 'sign-in', reply: { kind: 'state-refused', message: words.say('signIn.wrongCode') } };
    if ((await room.take(resumeId)).kind === 'mine') return undefined;
    // The page was faster: what was clicked is done, or being done.
    const outcome = await goingOn.outcomeOf(resumeId);
    return outcome && 'card' in outcome
      ? { kind: 'view', card: outcome.card }
      : (outcome ?? { kind: 'note', note: words.say('signIn.goesOn') });
  };

async function refusedToken(
  { signIns, room, refusals, viewOf, logger }: ClickSignInParts,
  activity: Activity,
  person: Person,
  { token, exchangeId = '' }: Extract<ClickSignIn, { kind: 'token' }>,
): Promise<ActionAnswer | undefined> {
  const found = await room.find(exchangeId);
  const waiting = found && isWishOf(person, found) ? found : undefined;
  try {
    await signIns.accept(person, waiting?.resource ?? 'graph', token);
  } catch (error) {
    logger.warn({ ...person, error }, 'the token that came with a click was not taken');
    const said = errorWords(error, viewOf(activity).words);
    // Without the card that was clicked: it stays, the bad news stands below it.
    await refusals.tell(activity, exchangeId, waiting, error);
    return { kind: 'sign-in', reply: { kind: 'token-refused', message: `${said.title}. ${said.what} ${said.next}` } };
  }
  // It is done now: its page must not do it once more.
  if (!waiting) return undefined;
  await Promise.all([room.take(exchangeId), signIns.close(exchangeId)]);
  return undefined;
}
