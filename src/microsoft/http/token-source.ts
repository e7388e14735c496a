import type { Person } from '../../pim/index.ts';

/** The two services that PIM's providers live behind. A token is for one of them only. */
export type Resource = 'graph' | 'arm';

/** Where `send` gets the delegated token of the human who acts. Errors are those of the sign-in: `SignInNeeded` and others. */
export interface TokenSource {
  token(person: Person, resource: Resource): Promise<string>;
  /**
   * Drops the token that the service refused, so that the next `token` fetches a new one. Names the token, because of
   * many requests refused at once only the first may drop it: the others would drop its fresh successor.
   */
  forget(person: Person, resource: Resource, refused: string): void;
}
