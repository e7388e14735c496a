import { AppError } from '../../../core/app-error.ts';
import { needsPerson } from '../../errors/needs-person.ts';
import { PimRefusal } from '../../errors/pim-refusal.ts';
import type { Assignment } from '../../model/assignment.ts';
import { type FollowedRequest, isOwnActivation } from '../../model/followed-request.ts';
import type { ProviderName } from '../../model/provider-name.ts';
import { targetOf } from '../../model/right.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';
import type { Rights } from '../../ports/rights.ts';
import { activationOfRequest } from './activation-of-request.ts';
import type { FollowLook } from './follow-look.ts';

/** What is in force, read with a token of the bot's own; only of the providers where that is set up. */
export type OwnReads = ReadonlyMap<ProviderName, Pick<Rights, 'assignments'>>;

/**
 * What the bot can see by itself of an activation: that it is in force, or is not any more. Requests cannot be listed
 * without a permission to write, so who decided, and that somebody said no, stays unknown (decision 16).
 * Errors: what the provider throws, but for a permission that is missing.
 */
export async function lookAsBot(
  reads: OwnReads,
  follow: FollowedRequest,
  request: ScheduleRequest,
): Promise<FollowLook> {
  const own = isOwnActivation(follow) ? reads.get(request.provider) : undefined;
  if (!own) return { kind: 'blind', looksOn: false };
  const { roleId, scopeId } = targetOf(request);
  let rows: readonly Assignment[];
  try {
    rows = await own.assignments(follow.asker, { principalId: follow.asker.objectId, roleId, scopeId });
  } catch (error) {
    if (!isNotPermitted(error)) throw error;
    return { kind: 'blind', looksOn: false };
  }
  const held = activationOfRequest(rows, request);
  if (!held && follow.state !== 'active') return { kind: 'blind', looksOn: true };
  const endsAt = held?.endsAt ?? follow.endsAt;
  return { kind: 'seen', by: undefined, request, state: 'active', endsAt, isAbsent: held === undefined };
}

const isNotPermitted = (error: unknown): boolean =>
  needsPerson(error) ||
  (error instanceof AppError && error.code === 'AppTokenRefused') ||
  (error instanceof PimRefusal && (error.facts.status === 403 || error.facts.status === 401));
