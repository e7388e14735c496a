/** Times that PIM's own rules depend on, in milliseconds. */
export interface PimKnobs {
  /** From acceptance, or a planned start, until the grant is in force. */
  readonly provisioningMs: number;
  /** How long a grant that ends by itself is still there after its end. */
  readonly expiryMs: number;
  /** The shortest grant, and the shortest time between an activation and its end by hand. */
  readonly minimumActiveMs: number;
  /** How long an approver has; then the requester asks again. */
  readonly approvalWindowMs: number;
}

/**
 * How much slower and less tidy than the ideal Microsoft is, and how long its periods are, in milliseconds. Delays are off by
 * default, so that tests are exact; periods are Microsoft's.
 */
export interface Knobs extends PimKnobs {
  /** How long a new request or schedule cannot be found by its id. */
  readonly replicationMs: number;
  /** How far lists lie behind. */
  readonly listLagMs: number;
  /** After how long a request is purged, and a cancelled one; what they made lives on. */
  readonly keptRequestsMs: number;
  readonly keptCancelledMs: number;
  /** How long a scan for alerts takes that somebody asks for. */
  readonly alertScanMs: number;
  /** Whether unmapped PIM errors come wrapped into `UnknownError`. */
  readonly wrappedErrors: boolean;
  /** Failed policy rules in prose, the first only (2026), or as a JSON list of all names (older, and Azure's). */
  readonly policyWording: 'prose' | 'list';
  readonly azure: AzureKnobs;
}

/** What was seen of Azure Resource Manager only. */
export interface AzureKnobs {
  /** How long after an activation it cannot be ended, because PIM does not find it; 45 to 90 s in October 2026. */
  readonly activationSettlesMs: number;
  /** How long after its end it cannot be activated again, because PIM takes it for active; two minutes and more. */
  readonly endSettlesMs: number;
  /** How long an activation that was ended stays in one's list of instances, dressed as a permanent assignment. */
  readonly ghostRowMs: number;
  /** Rows of a page of a list; null is all of them on one page, as every recording has it. */
  readonly pageSize: number | null;
  /** Whose recordings to follow where they differ: `docs/simulator.md` lists where. */
  readonly recordings: 2024 | 2026;
  /** Whose id a right shows that somebody has through a group: nobody recorded it. */
  readonly heldThroughGroup: 'group' | 'person';
  /** Whether writing needs a sign-in with more than a password, as Azure demands of people since October 2025. */
  readonly writesNeedMfa: boolean;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export const EXACT: Knobs = {
  provisioningMs: 0,
  expiryMs: 0,
  minimumActiveMs: 5 * MINUTE_MS,
  approvalWindowMs: DAY_MS,
  keptRequestsMs: 45 * DAY_MS,
  keptCancelledMs: 30 * DAY_MS,
  replicationMs: 0,
  listLagMs: 0,
  alertScanMs: 0,
  wrappedErrors: false,
  policyWording: 'prose',
  azure: {
    activationSettlesMs: 0,
    endSettlesMs: 0,
    ghostRowMs: 0,
    pageSize: null,
    recordings: 2026,
    heldThroughGroup: 'group',
    writesNeedMfa: false,
  },
};

/**
 * `--realistic`: provisioning (40 s) and expiry (0.9 s) as captured from a live tenant in September 2026, Azure's times as noted from another in
 * October 2026, the rest guesses of their size.
 */
export const REALISTIC: Knobs = {
  ...EXACT,
  provisioningMs: 40_000,
  expiryMs: 900,
  replicationMs: 5_000,
  listLagMs: 15_000,
  alertScanMs: 20_000,
  azure: { ...EXACT.azure, activationSettlesMs: 75_000, endSettlesMs: 120_000, ghostRowMs: 180_000 },
};
