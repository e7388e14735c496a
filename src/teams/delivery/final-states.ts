import type { RequestState } from '../../pim/index.ts';

/** No request leaves them: whoever saw it otherwise saw it earlier, whatever their clock says. */
export const FINAL_STATES: readonly RequestState[] = ['ended', 'denied', 'cancelled', 'lapsed', 'failed'];

/** @param mark as `stateMark` makes it. */
export const isFinal = (mark: string): boolean => FINAL_STATES.some((state) => mark.split('|')[0] === state);
