import type { Clock } from '../../../core/clock.ts';
import { needsPerson } from '../../errors/needs-person.ts';
import { type FollowedRequest, isOwnActivation } from '../../model/followed-request.ts';
import { isPerson, type Person } from '../../model/person.ts';
import { requestState } from '../../model/request-state.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';
import type { Providers } from '../../ports/pim-provider.ts';
import { providerNamed } from '../../ports/provider-named.ts';
import { activationOfRequest } from './activation-of-request.ts';
import type { FollowLook } from './follow-look.ts';
import { lookAsBot, type OwnReads } from './look-as-bot.ts';

export interface LookDepsOfFollow {
  readonly providers: Providers;
  readonly clock: Clock;
  /** Runs `work` with the sign-in of somebody who is not present, as far as the bot may use it. */
  asPerson<T>(person: Person, work: () => Promise<T>): Promise<T>;
  /** Where the bot may look by itself. */
  readonly ownReads: OwnReads;
}

/**
 * What PIM says of a followed request, read with the asker's sign-in, with that of an approver who acted, or by the bot
 * itself (decision 16).
 * Errors: what the provider throws, but for a sign-in that is missing.
 */
export async function lookAtRequest(deps: LookDepsOfFollow, follow: FollowedRequest): Promise<FollowLook> {
  const { asker, approvers, request } = follow;
  if (!request) return { kind: 'not-shown' };
  let look: FollowLook = { kind: 'blind', looksOn: false };
  for (const reader of [asker, ...approvers]) {
    try {
      look = await deps.asPerson(reader, () => lookAs(deps, reader, follow, request));
      if (look.kind === 'seen') return look;
    } catch (error) {
      if (!needsPerson(error)) throw error;
    }
  }
  return look.kind === 'blind' ? lookAsBot(deps.ownReads, follow, request) : look;
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
  const held = activationOfRequest(await rights.assignments(reader, 'mine'), request);
  return held ? { ...seen, endsAt: held.endsAt ?? request.endsAt } : { ...seen, isAbsent: true };
}
