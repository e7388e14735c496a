import { z } from 'zod';
import { AppError } from '../core/app-error.ts';
import type { Fetch } from '../core/fetch.ts';
import type { AssertionSource } from '../microsoft/auth/assertion-source.ts';
import { currentTurn } from '../microsoft/auth/turn.ts';

const answer = z.object({ accessToken: z.string() });

/**
 * In place of Teams' single sign-on: the simulator hands out the person's assertion, only inside a turn of that very
 * person. The on-behalf-of exchange that follows is the real one.
 */
export function createSandboxAssertions(simulatorUrl: string, fetch: Fetch): AssertionSource {
  return {
    async assertionFor(person) {
      const turnOf = currentTurn()?.person;
      if (turnOf?.objectId !== person.objectId || turnOf.tenantId !== person.tenantId) {
        throw new AppError(
          'SignInNeeded',
          'There is no turn of this person, so there is no sign-in of theirs. Write to the bot.',
        );
      }
      const response = await fetch(`${simulatorUrl}/control/tokens`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ user: person.objectId, resource: 'bot' }),
      }).catch((cause: unknown) => {
        throw new AppError('NoAnswer', `The simulator at ${simulatorUrl} does not answer. Start the sandbox again.`, {
          facts: { sent: 'no' },
          cause,
        });
      });
      if (!response.ok) {
        throw new AppError(
          'SignInFailed',
          `The simulated tenant knows no user ${person.objectId} (${response.status}).`,
        );
      }
      return answer.parse(await response.json()).accessToken;
    },
  };
}
