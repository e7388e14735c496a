import { AppError } from '../../core/app-error.ts';
import type { AssertionSource } from './assertion-source.ts';

/** For a bot whose people have no way to sign in: whoever asks is told so, and PIM is asked nothing. */
export const noSignIn: AssertionSource = {
  assertionFor: ({ objectId }) =>
    Promise.reject(
      new AppError('SignInNeeded', `There is no sign-in of ${objectId}: this bot has no way to ask for one.`, {
        facts: { objectId, sent: 'no' },
      }),
    ),
};
