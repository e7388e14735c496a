import type { Assignment } from '../model/assignment.ts';
import type { Eligibility } from '../model/eligibility.ts';
import type { Person } from '../model/person.ts';
import type { PolicyRules } from '../model/policy-rules.ts';
import type { ProviderName } from '../model/provider-name.ts';
import type { ScheduleRequest, ScheduleRequestDraft } from '../model/schedule-request.ts';

/** The activation rules of every role of a provider, by role id in lower case. */
export type PolicyBook = ReadonlyMap<string, PolicyRules>;

/**
 * One of PIM's three parts, read and written with the person's own token. Differences of wire, casing and ids end
 * inside the implementations.
 *
 * Errors: `PimRefusal` (PIM said no), AppError `NoAnswer` (PIM did not answer; `facts.sent` says whether the request
 * may have arrived), the sign-in codes of `docs/errors.md`.
 */
export interface PimProvider {
  readonly name: ProviderName;
  myEligibilities(person: Person): Promise<readonly Eligibility[]>;
  /** Instances: what is in force now. */
  myAssignments(person: Person): Promise<readonly Assignment[]>;
  /** Newest first. PIM forgets requests after about 45 days. */
  myRequests(person: Person): Promise<readonly ScheduleRequest[]>;
  /** All role policies with their rules, in one call. */
  policies(person: Person): Promise<PolicyBook>;
  /** The only write. Never repeated by an implementation whose answer was lost. */
  submit(person: Person, draft: ScheduleRequestDraft): Promise<ScheduleRequest>;
}

export type Providers = ReadonlyMap<ProviderName, PimProvider>;
