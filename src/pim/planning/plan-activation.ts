import { durationMs, type IsoDuration, isoDurationOf } from '../../core/iso-duration.ts';
import { type Eligibility, targetOf } from '../model/eligibility.ts';
import type { Person } from '../model/person.ts';
import type { PolicyRules } from '../model/policy-rules.ts';
import type { ScheduleRequestDraft } from '../model/schedule-request.ts';
import type { TicketInfo } from '../model/ticket-info.ts';
import { type ActivationNeeds, activationNeeds } from './activation-needs.ts';

/** PIM's shortest activation. Source: field reports; the reference marks it as relied on by public clients. */
const MINIMUM_DURATION = isoDurationOf(5 * 60_000);

/** What the person has said so far. Texts may be empty or blank: that counts as not said. */
export interface ActivationInput {
  readonly duration?: IsoDuration | undefined;
  readonly justification?: string | undefined;
  readonly ticketNumber?: string | undefined;
  readonly ticketSystem?: string | undefined;
}

export type InputName = 'duration' | 'justification' | 'ticketNumber';

/** What PIM would refuse, in PIM's terms, with the bound to offer instead. */
export type Refusal =
  | { readonly kind: 'duration-over-maximum'; readonly asked: IsoDuration; readonly maximum: IsoDuration }
  | { readonly kind: 'duration-under-minimum'; readonly asked: IsoDuration; readonly minimum: IsoDuration };

export interface ActivationPlan {
  readonly eligibility: Eligibility;
  readonly needs: ActivationNeeds;
  /** False = the policy could not be read; PIM will say what it wants. */
  readonly isPolicyKnown: boolean;
  readonly input: ActivationInput;
  /** In the order in which a form asks. */
  readonly missing: readonly InputName[];
  readonly refusals: readonly Refusal[];
  /** What would be sent; there exactly when nothing is missing and nothing would be refused. */
  readonly draft: ScheduleRequestDraft | undefined;
}

const NO_RULES: PolicyRules = {
  expiration: undefined,
  enablement: undefined,
  approval: undefined,
  authenticationContext: undefined,
};

/** What activating would take. Pure and total; the card, the dry run and the execution all ask this one function. */
export function planActivation(
  person: Person,
  eligibility: Eligibility,
  rules: PolicyRules | undefined,
  said: ActivationInput,
): ActivationPlan {
  const needs = activationNeeds(rules ?? NO_RULES);
  const input = tidy(said);
  const missing = missingInputs(needs, input);
  const refusals = input.duration ? durationRefusals(input.duration, needs.maximumDuration) : [];
  const isReady = missing.length === 0 && refusals.length === 0;
  return {
    eligibility,
    needs,
    isPolicyKnown: rules !== undefined,
    input,
    missing,
    refusals,
    draft: isReady && input.duration ? draftOf(person, eligibility, input, input.duration) : undefined,
  };
}

function tidy(said: ActivationInput): ActivationInput {
  const text = (value: string | undefined) => value?.trim() || undefined;
  return {
    duration: said.duration,
    justification: text(said.justification),
    ticketNumber: text(said.ticketNumber),
    ticketSystem: text(said.ticketSystem),
  };
}

function missingInputs(needs: ActivationNeeds, input: ActivationInput): InputName[] {
  const missing: InputName[] = [];
  if (!input.duration) missing.push('duration');
  if (needs.justification && !input.justification) missing.push('justification');
  if (needs.ticket && !input.ticketNumber) missing.push('ticketNumber');
  return missing;
}

function durationRefusals(asked: IsoDuration, maximum: IsoDuration | undefined): Refusal[] {
  if (maximum && durationMs(asked) > durationMs(maximum)) return [{ kind: 'duration-over-maximum', asked, maximum }];
  if (durationMs(asked) < durationMs(MINIMUM_DURATION)) {
    return [{ kind: 'duration-under-minimum', asked, minimum: MINIMUM_DURATION }];
  }
  return [];
}

function draftOf(
  person: Person,
  eligibility: Eligibility,
  input: ActivationInput,
  duration: IsoDuration,
): ScheduleRequestDraft {
  const ticket: TicketInfo | undefined = input.ticketNumber
    ? { ticketNumber: input.ticketNumber, ticketSystem: input.ticketSystem }
    : undefined;
  return {
    action: 'selfActivate',
    target: targetOf(eligibility),
    principalId: person.objectId,
    duration,
    justification: input.justification,
    ticket,
  };
}
