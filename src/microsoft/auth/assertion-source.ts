import type { Person } from '../../pim/index.ts';
import type { Resource } from '../http/token-source.ts';

/**
 * Where the exchange gets the person's assertion: the token for the bot itself that Teams' single sign-on hands out.
 * Throws `SignInNeeded` where there is none, so also outside of a turn of that person.
 */
export interface AssertionSource {
  /** @param resource what for, to be named in the error. */
  assertionFor(person: Person, resource: Resource): Promise<string>;
  /** Entra takes this one no longer. */
  refused?(person: Person, assertion: string): void;
}
