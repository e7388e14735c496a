import { z } from 'zod';
import type { InvokeRoute } from '../../edge/invoke-routes.ts';
import { personOf } from '../../turn.ts';
import type { GoingOn } from '../create-going-on.ts';
import type { SignIns } from '../sign-ins.ts';

const verifyValue = z.looseObject({ state: z.string().min(1).max(1_000) });

export interface VerifyStateParts {
  readonly signIns: SignIns;
  readonly goingOn: GoingOn;
}

/**
 * `signin/verifyState`: the code that the last page gave to Teams. What waited went on when the page had it; where that
 * was lost, it goes on now. A code that is not this person's, or none at all (the window was closed), changes nothing.
 */
export const verifyState =
  ({ signIns, goingOn }: VerifyStateParts): InvokeRoute =>
  async (activity) => {
    const { state } = verifyValue.safeParse(activity.value).data ?? {};
    const resumeId = state === undefined ? undefined : await signIns.verify(personOf(activity), state);
    if (resumeId === undefined) return { receipt: { status: 412, body: { code: 'UnknownState' } } };
    goingOn.goOn(resumeId, 'by-page');
    return { receipt: { status: 200, body: {} } };
  };
