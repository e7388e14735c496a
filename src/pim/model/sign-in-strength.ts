/** What a person's sign-in has proved, from the token that PIM sees. */
export interface SignInStrength {
  /** `amr` of the token holds `mfa`. */
  readonly mfa: boolean;
  /** `acrs` of the token: authentication contexts such as `c1`. */
  readonly contexts: readonly string[];
}
