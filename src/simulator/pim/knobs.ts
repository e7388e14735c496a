/** How much slower and less tidy than the ideal Microsoft is, in milliseconds. All off by default, so that tests are exact. */
export interface Knobs {
  /** From acceptance until the grant is in force. */
  readonly provisioningMs: number;
  /** How long a new request or schedule cannot be found by its id. */
  readonly replicationMs: number;
  /** How far lists lie behind. */
  readonly listLagMs: number;
  /** Whether unmapped PIM errors come wrapped into `UnknownError`. */
  readonly wrappedErrors: boolean;
  /** Failed policy rules in prose, the first only (2026), or as a JSON list of all names (older, and Azure's). */
  readonly policyWording: 'prose' | 'list';
}

export const EXACT: Knobs = {
  provisioningMs: 0,
  replicationMs: 0,
  listLagMs: 0,
  wrappedErrors: false,
  policyWording: 'prose',
};

/** `--realistic`: provisioning as captured from a live tenant in September 2026 (40 s), the rest guesses of its size. */
export const REALISTIC: Knobs = { ...EXACT, provisioningMs: 40_000, replicationMs: 5_000, listLagMs: 15_000 };
