import type { Right } from './right.ts';
import type { RightKind } from './right-kind.ts';

/** The standing rule behind a right, in force now or later. What is planned is read from schedules. */
export interface Schedule extends Right {
  readonly kind: RightKind;
  /** Of assignments; nothing for eligibilities. */
  readonly assignmentType: 'activated' | 'assigned' | undefined;
  /** As on the wire: an open set. */
  readonly status: string;
  /** The request that made it; nothing = made outside PIM. */
  readonly requestId: string | undefined;
}
