import { ACTS } from './actions/index.ts';
import { type DecisionAsk, decide } from './decide.ts';
import type { PimKnobs } from './knobs.ts';
import type { Manners } from './manners.ts';
import type { Ask, Kind, PimEvent, ScheduleRequest, StandingGrant } from './model.ts';
import type { PimCaller, PimDirectory } from './pim-directory.ts';
import { refusals } from './refusal.ts';
import { isWaiting } from './request-status.ts';
import { createPimStore, type PimState } from './state.ts';

/** One provider's PIM, free of HTTP. The present is always an argument. Every write throws `PimRefusal`. */
export interface Pim extends PimState {
  /** A dry run goes through the same checks and leaves nothing behind. */
  submit(kind: Kind, ask: Ask, caller: PimCaller, now: Date, options: SubmitOptions): ScheduleRequest;
  /** By who made it, or by an administrator, while it waits. */
  cancel(kind: Kind, requestId: string, caller: PimCaller, now: Date): void;
  decide(ask: DecisionAsk, caller: PimCaller, now: Date): void;
  /** As the directory's own API gives an assignment, past PIM. It holds from `grant.createdAt`. */
  grantOutside(grant: StandingGrant, by: string): void;
  /** As the same API ends one. */
  endOutside(kind: Kind, scheduleId: string, now: Date): void;
  /** What happened before a restart. Nothing is checked again, and nobody is told. */
  replay(event: PimEvent): void;
}

export interface SubmitOptions {
  readonly isDryRun: boolean;
  /** Azure lets the caller choose it. */
  readonly id: string;
}

export interface PimParts {
  readonly grants: Readonly<Record<Kind, readonly StandingGrant[]>>;
  /** Whose requests made the grants of the tenant file. */
  readonly grantedBy: string;
  readonly directory: PimDirectory;
  readonly knobs: PimKnobs;
  readonly manners: Manners;
  /** Told of everything just before it takes effect. Where it throws, nothing happens. */
  readonly keep: (event: PimEvent) => void;
}

export function createPim({ directory, manners, keep, ...parts }: PimParts): Pim {
  const { apply, ...state } = createPimStore({ ...parts, manners });
  const { minimumActiveMs } = parts.knobs;
  const happened = (event: PimEvent) => {
    keep(event);
    apply(event);
  };
  return {
    ...state,
    submit: (kind, ask, caller, now, { isDryRun, id }) => {
      const isSelf = ask.action.startsWith('self');
      directory.checkSubject(ask.principalId, ask.access);
      directory.checkAccess(ask.access);
      if (isSelf ? ask.principalId !== caller.id : !caller.isAdministratorOf(ask.access)) throw refusals.notAllowed();
      const effect = ACTS[ask.action]({ kind, ask, caller, now, state, directory, manners, minimumActiveMs }, id);
      const request = { ...ask, ...effect, id, kind, createdAt: now, createdBy: caller.id };
      if (!isDryRun) happened({ type: 'requested', request });
      return request;
    },
    cancel: (kind, requestId, caller, now) => {
      const request = state.request(requestId, now);
      if (request?.kind !== kind) throw refusals.notFound();
      if (request.createdBy !== caller.id && !caller.isAdministratorOf(request.access)) throw refusals.notAllowed();
      if (!isWaiting(state.statusOf(request, now))) throw refusals.malformed();
      happened({ type: 'cancelled', requestId, at: now });
    },
    decide: (ask, caller, now) => {
      const decision = decide(state, manners, ask, caller, now);
      happened({ type: 'decided', requestId: ask.requestId, decision });
    },
    grantOutside: (grant, by) => happened({ type: 'granted-outside', grant, by }),
    endOutside: (kind, scheduleId, at) => happened({ type: 'ended-outside', kind, scheduleId, at }),
    replay: apply,
  };
}
