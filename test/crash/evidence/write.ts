/** One request that changes something in PIM, as the simulator recorded it. */
export interface Write {
  /** Real time, ms: it took effect somewhere between the two. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** Simulated time at its arrival, ms. */
  readonly simulatedAt: number;
  /** Object id of whose token it carried. */
  readonly personId: string;
  readonly role: string;
  readonly action: 'activate' | 'deactivate' | 'cancel' | 'approve';
  /** PIM's id: of an accepted request its own, of a cancellation or an approval that of the request. */
  readonly requestId: string | undefined;
  /** The wish that its justification names. */
  readonly mark: string | undefined;
  /** What PIM decided; null where the request got lost on the way. */
  readonly status: number | null;
  /** Of an accepted request. */
  readonly requestStatus: string | undefined;
  /** Whether the trial itself made it, as an approver at the side. */
  readonly isOfTrial: boolean;
}

export const isAccepted = ({ status }: Pick<Write, 'status'>): boolean =>
  status !== null && status >= 200 && status < 300;
