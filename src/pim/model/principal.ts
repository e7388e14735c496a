/** Who holds a right, asked for it, or may decide: a directory object. */
export interface Principal {
  /** The object id, a GUID. */
  readonly id: string;
  /** `unknown` where the service did not say. */
  readonly kind: 'user' | 'group' | 'service-principal' | 'unknown';
  /** For people; the id where the service gave no name. */
  readonly name: string;
  /** A user's `userPrincipalName`. */
  readonly signInName: string | undefined;
}
