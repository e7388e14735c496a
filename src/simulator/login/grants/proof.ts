/** What a person proved at a sign-in. It goes on from the page to the code, and from there to every token made of it. */
export interface Proof {
  /** Methods: `pwd`, `mfa`. */
  readonly amr: readonly string[];
  /** Authentication contexts: `c1`. */
  readonly acrs: readonly string[];
  /** Whether a challenge of somebody else's, or terms of use, were met. Tokens do not tell of it. */
  readonly isExternallyChecked: boolean;
}

/** Someone signed in, with a client that can handle something. */
export interface Grant {
  /** Object id. */
  readonly personId: string;
  readonly proof: Proof;
  /** `CP1`. */
  readonly capabilities: readonly string[];
}
