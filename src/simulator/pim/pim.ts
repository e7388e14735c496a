import { type ActivationAsk, activate } from './activate.ts';
import { deactivate } from './deactivate.ts';
import type { Activation, Deactivation, PimFacts } from './model.ts';
import { refusals } from './refusal.ts';
import { isWaiting } from './request-status.ts';
import type { PimCaller, PimDirectory, SelfAsk } from './self-request.ts';
import { createPimStore, type PimState } from './state.ts';

/** One provider's PIM, free of HTTP. The present is always an argument. */
export interface Pim extends PimState {
  /** Throws `PimRefusal`. A dry run goes through the same checks and leaves nothing behind. */
  activate(ask: ActivationAsk, caller: PimCaller, now: Date, dryRun: boolean): Activation;
  /** Throws `PimRefusal`. */
  deactivate(ask: SelfAsk, caller: PimCaller, now: Date, dryRun: boolean): Deactivation;
  /** Throws `PimRefusal`: unknown, not the caller's, or no longer waiting. */
  cancel(requestId: string, by: { readonly id: string; readonly mayCancelOthers: boolean }, now: Date): void;
}

export function createPim(facts: PimFacts, directory: PimDirectory, newId: () => string): Pim {
  const { add, cancel, ...state } = createPimStore(facts);
  return {
    ...state,
    activate: (ask, caller, now, dryRun) => {
      const request = { id: newId(), ...activate(state, directory, ask, caller, now) };
      if (!dryRun) add(request);
      return request;
    },
    deactivate: (ask, caller, now, dryRun) => {
      const request = { id: newId(), ...deactivate(state, directory, ask, caller, now) };
      if (!dryRun) add(request);
      return request;
    },
    cancel: (requestId, by, now) => {
      const request = state.requests().find(({ id }) => id === requestId);
      if (!request) throw refusals.requestNotFound();
      if (request.createdBy !== by.id && !by.mayCancelOthers) throw refusals.notAllowed();
      if (!isWaiting(state.statusOf(request, now))) throw refusals.malformed();
      cancel(request, now);
    },
  };
}
