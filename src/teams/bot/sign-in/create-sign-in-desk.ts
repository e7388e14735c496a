import type { Activity } from 'botbuilder';
import type { Clock } from '../../../core/clock.ts';
import type { SingleUseStore } from '../../../core/single-use-store.ts';
import type { ActionAnswer } from '../actions/action-answer.ts';
import type { ClickSignIn } from '../edge/action/click.ts';
import type { InvokeRoute } from '../edge/invoke-routes.ts';
import { type Asker, type AskerParts, createAsker } from './create-asker.ts';
import { createGoingOn, type GoingOnParts } from './create-going-on.ts';
import { createOpenAsks } from './open-asks.ts';
import { createReadClickSignIn } from './read-click-sign-in.ts';
import { createRefusals } from './routes/create-refusals.ts';
import { signInFailure } from './routes/sign-in-failure.ts';
import { tokenExchange } from './routes/token-exchange.ts';
import { verifyState } from './routes/verify-state.ts';
import { createWaitingRoom } from './waiting-room.ts';

export interface SignInDeskParts
  extends Omit<AskerParts, 'room' | 'open'>,
    Omit<GoingOnParts, 'room' | 'asker' | 'signIns'> {
  readonly store: SingleUseStore;
  readonly clock: Clock;
}

/** Where people are asked to sign in, and where what they wanted waits until they have. */
export interface SignInDesk extends Pick<Asker, 'inChat' | 'byClick' | 'posted'> {
  /** What a click is answered with because of the sign-in that it brings; nothing where it may be done. */
  readClick(activity: Activity, signIn: ClickSignIn | undefined): Promise<ActionAnswer | undefined>;
  /** By the invoke's name. */
  readonly invokes: readonly (readonly [name: string, route: InvokeRoute])[];
  /** Somebody signed in by page, or an administrator consented: what waits under this id goes on, once. */
  goOn(resumeId: string): void;
  /** What a bot that was killed had begun after a sign-in. Errors: what the store throws. */
  goOnAfterKill(): Promise<void>;
}

export function createSignInDesk({ store, ...given }: SignInDeskParts): SignInDesk {
  const room = createWaitingRoom(store, given.clock);
  const open = createOpenAsks();
  const asker = createAsker({ ...given, room, open });
  const goingOn = createGoingOn({ ...given, room, asker });
  const refusals = createRefusals({ ...given, room, asker });
  const parts = { ...given, room, open, asker, goingOn, refusals };
  return {
    inChat: asker.inChat,
    byClick: asker.byClick,
    posted: asker.posted,
    readClick: createReadClickSignIn(parts),
    invokes: [
      ['signin/tokenExchange', tokenExchange(parts)],
      ['signin/verifyState', verifyState(parts)],
      ['signin/failure', signInFailure(parts)],
    ],
    goOnAfterKill: goingOn.goOnAfterKill,
    goOn: (resumeId) => goingOn.goOn(resumeId, 'by-page'),
  };
}
