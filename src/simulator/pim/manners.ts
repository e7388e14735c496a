/** Where providers were seen to behave differently behind the same actions. */
export interface Manners {
  /** What becomes of a request for an eligibility that is cancelled. */
  readonly cancelledEligibility: 'Canceled' | 'Revoked';
  /** A changed grant is another schedule, with the id of the request that changed it. */
  readonly changesMakeSchedules: boolean;
  /** A grant may be planned beside others whose windows it does not touch. */
  readonly plansInTurn: boolean;
  /** For so long PIM does not find an activation that is to be ended. */
  readonly activationSettlesMs: number;
  /** For so long PIM takes what has been ended by hand for active. */
  readonly endSettlesMs: number;
}

export const GRAPH_MANNERS: Manners = {
  cancelledEligibility: 'Revoked',
  changesMakeSchedules: false,
  plansInTurn: false,
  activationSettlesMs: 0,
  endSettlesMs: 0,
};

/** The settling times are knobs. */
export const azureManners = (knobs: Pick<Manners, 'activationSettlesMs' | 'endSettlesMs'>): Manners => ({
  cancelledEligibility: 'Canceled',
  changesMakeSchedules: true,
  plansInTurn: true,
  activationSettlesMs: knobs.activationSettlesMs,
  endSettlesMs: knobs.endSettlesMs,
});
