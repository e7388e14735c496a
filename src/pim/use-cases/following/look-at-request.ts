import type { Clock } from '../../../core/clock.ts';
import { needsPerson } from '../../errors/needs-person.ts';
import { isActivationOf } from '../../model/assignment.ts';
import { type FollowedRequest, isOwnActivation } from '../../model/followed-request.ts';
import { isPerson, type Person } from '../../model/person.ts';
import { activationKey, requestKey } from '../../model/request-key.ts';
import { type RequestState, requestState } from '../../model/request-state.ts';
import { targetOf } from '../../model/right.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';
import type { Providers } from '../../ports/pim-provider.ts';
import { providerNamed } from '../../ports/provider-named.ts';

export interface LookDepsOfFollow {
  readonly providers: Providers;
  readonly clock: Clock;
  /** Runs `work` with the sign-in of somebody who is not present, as far as the bot may use it. */
  asPerson<T>(person: Person, work: () => Promise<T>): Promise<T>;
}

export type FollowLook =
  | {
      readonly kind: 'seen';
      readonly by: Person;
      readonly request: ScheduleRequest;
      readonly state: RequestState;
      /** Of an activation in force: when it ends. */
      readonly endsAt: Date | undefined;
      /** The request is done, but PIM lists no activation that came of it. */
      readonly isAbsent: boolean;
    }
  /** That PIM does not show it (yet, or any more) is no outcome. */
  | { readonly kind: 'not-shown' }
  /** Nobody's sign-in can be used. */
  | { readonly kind: 'blind' };

/**
 * What PIM says of a followed request, read with the asker's sign-in, or with that of an approver who acted (decision 16).
 * Errors: what the provider throws, but for a sign-in that is missing.
 */
export async function lookAtRequest(deps: LookDepsOfFollow, follow: FollowedRequest): Promise<FollowLook> {
  const { asker, approvers, request } = follow;
  if (!request) return { kind: 'not-shown' };
  let look: FollowLook = { kind: 'blind' };
  for (const reader of [asker, ...approvers]) {
    try {
      look = await deps.asPerson(reader, () => lookAs(deps, reader, follow, request));
      if (look.kind === 'seen') return look;
    } catch (error) {
      if (!needsPerson(error)) throw error;
    }
  }
  return look;
}

async function lookAs(
  { providers, clock }: LookDepsOfFollow,
  reader: Person,
  follow: FollowedRequest,
  known: ScheduleRequest,
): Promise<FollowLook> {
  const { requests, rights } = providerNamed(providers, known.provider);
  const request = await requests.find(reader, known);
  if (!request) return { kind: 'not-shown' };
  const state = requestState(request, clock.now());
  const seen = { kind: 'seen', by: reader, request, state, endsAt: request.endsAt, isAbsent: false } as const;
  // The request stays "Provisioned" when its activation was ended early: what is in force is read from instances only.
  if (state !== 'active' || !isOwnActivation(follow) || !isPerson(reader, follow.asker.objectId)) return seen;
  const held = (await rights.assignments(reader, 'mine')).find((one) => isActivationOf(one, targetOf(request)));
  const isOurs = held && (!request.targetScheduleId || activationKey(held) === ownKey(request));
  return isOurs ? { ...seen, endsAt: held.endsAt ?? request.endsAt } : { ...seen, isAbsent: true };
}

const ownKey = ({ provider, kind, targetScheduleId: id = '' }: ScheduleRequest): string =>
  requestKey({ provider, kind, id });
