import type { Person } from '../../pim/index.ts';

/**
 * Where the exchange gets the person's assertion: the token for the bot itself that Teams' single sign-on hands out.
 * Throws `SignInNeeded` where there is none, so also outside of a turn of that person.
 */
export interface AssertionSource {
  assertionFor(person: Person): Promise<string>;
}
