import { durationMs } from '../../core/iso-duration.ts';
import type { Policy } from '../model/policy.ts';
import type { RoleDefinition } from '../model/role-definition.ts';
import type { ScheduleRequest } from '../model/schedule-request.ts';
import type { ScopeKind } from '../model/scope.ts';
import { activationNeeds } from './needs.ts';

/** What an approver should know before deciding, the gravest first. */
export type Risk =
  /** The role can lead to full control: Microsoft marks it so, or it may give access to others. */
  | 'privileged'
  /** It may change everything at its scope, but access. */
  | 'everything-at-scope'
  /** It holds everywhere: in the whole directory, or under a management group. */
  | 'tenant-wide'
  /** The policy asks for no multifactor authentication and no authentication context. */
  | 'no-strong-sign-in'
  /** As long as the policy allows. */
  | 'longest'
  /** The requester had it never before, as far as PIM shows that to the approver. */
  | 'first-time'
  | 'outside-working-hours';

/** What was read about the request's role and rules; nothing = not known. */
export interface RequestContext {
  readonly policy: Policy | undefined;
  readonly definition: RoleDefinition | undefined;
  /** Whether the requester ever had it before. */
  readonly isFirst?: boolean | undefined;
}

/** The hour (0 to 23) and day (1 = Monday) at which it would start, where the approver is. */
export interface LocalStart {
  readonly hour: number;
  readonly weekday: number;
}

const TENANT_WIDE: ReadonlySet<ScopeKind> = new Set(['directory', 'tenant-root', 'management-group']);
/** A working day, for want of anybody's own. */
const WORK = { from: 7, to: 19, lastDay: 5 };

/** Computed from role, policy and request alone; nothing is said of what could not be read. */
export function risksOf(request: ScheduleRequest, context: RequestContext, start: LocalStart): Risk[] {
  const { policy, definition, isFirst } = context;
  const risks: Risk[] = [];
  const reach = definition && reachOf(definition);
  if (reach) risks.push(reach);
  if (TENANT_WIDE.has(request.scope.kind)) risks.push('tenant-wide');
  const needs = policy && activationNeeds(policy.activation);
  if (needs && !needs.mfa && !needs.authenticationContext) risks.push('no-strong-sign-in');
  const lengthMs = lengthOf(request);
  if (needs?.maximumDuration && lengthMs !== undefined && lengthMs >= durationMs(needs.maximumDuration))
    risks.push('longest');
  if (isFirst) risks.push('first-time');
  if (start.hour < WORK.from || start.hour >= WORK.to || start.weekday > WORK.lastDay)
    risks.push('outside-working-hours');
  return risks;
}

/** How long it was asked for, in milliseconds; nothing = without end, or PIM did not say. */
export function lengthOf(request: Pick<ScheduleRequest, 'startsAt' | 'endsAt' | 'duration'>): number | undefined {
  const { startsAt, endsAt, duration } = request;
  if (duration) return durationMs(duration);
  return startsAt && endsAt && endsAt > startsAt ? endsAt.getTime() - startsAt.getTime() : undefined;
}

/** Azure marks no role as privileged: there the patterns tell. */
function reachOf({ isPrivileged, allows, except }: RoleDefinition): Risk | undefined {
  if (isPrivileged) return 'privileged';
  const takes = (patterns: readonly string[], action: string) =>
    patterns.some((pattern) => covers(pattern.toLowerCase(), action));
  const may = (action: string) => takes(allows, action) && !takes(except, action);
  if (may('microsoft.authorization/roleassignments/write')) return 'privileged';
  return allows.includes('*') ? 'everything-at-scope' : undefined;
}

/** `Microsoft.Authorization/*` covers what begins so; a star may stand for any part. */
function covers(pattern: string, action: string): boolean {
  const parts = pattern.split('*');
  const [first = '', ...rest] = parts;
  if (!action.startsWith(first)) return false;
  let at = first.length;
  for (const [index, part] of rest.entries()) {
    const isLast = index === rest.length - 1;
    const found = isLast && part !== '' ? action.length - part.length : action.indexOf(part, at);
    if (found < at || !action.startsWith(part, found)) return false;
    at = found + part.length;
  }
  return rest.length > 0 || action === pattern;
}
