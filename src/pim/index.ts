/**
 * The domain of Privileged Identity Management (PIM), free of Microsoft's wires and of Teams.
 *
 * Glossary: one word, one meaning, everywhere in this program.
 *
 * - right: a role at a scope, held by a principal for a time; an eligibility or an assignment (its `kind`).
 * - eligibility: a right that may be activated; it grants nothing yet.
 * - assignment: a right in force now, `activated` from an eligibility or `assigned` by an administrator.
 * - activation: the act of turning one's eligibility into a time-bound assignment.
 * - schedule: the standing rule (who, what, from, until) behind an eligibility or an assignment; may lie in the future.
 * - schedule instance: one concrete period in force now. What is active is read from instances only.
 * - schedule request: the message that asks PIM for a change; it has an `action` and a `status`. The only thing written.
 * - window: from when until when; PIM counts a duration from the real start.
 * - write: everything that can be written (a request, taking it back, a decision, rules, an alert); all through `submit`.
 * - policy: the rules of one role at one scope; a rule is an expiration, enablement, approval or authentication context.
 * - needs: what a policy asks of a person for one action.
 * - plan: what an action would do, what is still missing, what PIM would refuse. Pure; nothing is sent.
 * - justification: the free text that says why. ticket info: number and system of a ticket.
 * - scope: where a right applies. target: a role at a scope, with its provider.
 * - step-up: a stronger sign-in that PIM wants (MFA, an authentication context), with the claims to ask for.
 * - approval: what approvers decide about a request that waits; it has steps.
 * - principal: who holds or gets a right. actor: who asks for a change. approver: who decides.
 * - intent: what somebody is about to have PIM do, stored before it is sent.
 * - refusal: PIM said no, with its own code; its reason is one of ours, the same for all providers.
 * - in doubt: the answer to a write was lost; it is looked for, never sent again.
 * - local truth: PIM's own answers of the last minutes, laid over lists that do not show them yet.
 * - standing: what PIM says now about one target of one person.
 */

export * from './errors/needs-person.ts';
export * from './errors/no-answer.ts';
export * from './errors/pim-refusal.ts';
export * from './errors/refusal-reason.ts';
export * from './errors/step-up-of.ts';
export * from './memory/local-truth.ts';
export * from './memory/my-rights.ts';
export * from './model/action.ts';
export * from './model/alert.ts';
export * from './model/approval.ts';
export * from './model/assignment.ts';
export * from './model/eligibility.ts';
export * from './model/followed-request.ts';
export * from './model/person.ts';
export * from './model/pim-write.ts';
export * from './model/policy.ts';
export * from './model/policy-change.ts';
export * from './model/principal.ts';
export * from './model/provider-name.ts';
export * from './model/request-key.ts';
export * from './model/request-state.ts';
export * from './model/right.ts';
export * from './model/right-kind.ts';
export * from './model/role.ts';
export * from './model/role-definition.ts';
export * from './model/schedule.ts';
export * from './model/schedule-request.ts';
export * from './model/schedule-request-draft.ts';
export * from './model/schedule-window.ts';
export * from './model/scope.ts';
export * from './model/sign-in-strength.ts';
export * from './model/target.ts';
export * from './model/ticket-info.ts';
export * from './planning/current-rights.ts';
export * from './planning/earliest-end.ts';
export * from './planning/is-extendable.ts';
export * from './planning/lapse-of.ts';
export * from './planning/needs.ts';
export * from './planning/plan.ts';
export * from './planning/plan-activation.ts';
export * from './planning/plan-grant.ts';
export * from './planning/plan-input.ts';
export * from './planning/plan-window.ts';
export * from './planning/refusal.ts';
export * from './planning/risks-of.ts';
export * from './planning/step-up.ts';
export * from './ports/alerts.ts';
export * from './ports/approvals.ts';
export * from './ports/audit.ts';
export * from './ports/child-scopes.ts';
export * from './ports/follow-store.ts';
export * from './ports/intent-store.ts';
export * from './ports/limit-to-features.ts';
export * from './ports/people.ts';
export * from './ports/pim-provider.ts';
export * from './ports/policies.ts';
export * from './ports/provider-named.ts';
export * from './ports/requests.ts';
export * from './ports/rights.ts';
export * from './ports/role-definitions.ts';
export * from './use-cases/activating/activate-role.ts';
export * from './use-cases/activating/activate-roles.ts';
export * from './use-cases/activating/check-activation.ts';
export * from './use-cases/activating/deactivate-role.ts';
export * from './use-cases/activating/restart-activation.ts';
export * from './use-cases/approving/decide-request.ts';
export * from './use-cases/approving/find-decision.ts';
export * from './use-cases/approving/is-first-time.ts';
export * from './use-cases/approving/read-request-context.ts';
export * from './use-cases/approving/review-request.ts';
export * from './use-cases/approving/who-may-approve.ts';
export * from './use-cases/following/after-look.ts';
export * from './use-cases/following/begin-follow.ts';
export * from './use-cases/following/follow-look.ts';
export * from './use-cases/following/look-as-bot.ts';
export * from './use-cases/following/look-at-request.ts';
export * from './use-cases/following/next-look.ts';
export * from './use-cases/granting/change-policy.ts';
export * from './use-cases/granting/grant-right.ts';
export * from './use-cases/granting/prolong-right.ts';
export * from './use-cases/granting/remove-right.ts';
export * from './use-cases/listing/find-rights.ts';
export * from './use-cases/listing/list-active.ts';
export * from './use-cases/listing/list-alerts.ts';
export * from './use-cases/listing/list-expired.ts';
export * from './use-cases/listing/list-holders.ts';
export * from './use-cases/listing/list-own-requests.ts';
export * from './use-cases/listing/list-planned.ts';
export * from './use-cases/listing/list-requests.ts';
export * from './use-cases/listing/list-roles.ts';
export * from './use-cases/pim-deps.ts';
export * from './use-cases/submitting/attempt.ts';
export * from './use-cases/submitting/cancel-request.ts';
export * from './use-cases/submitting/finish-abandoned.ts';
export * from './use-cases/submitting/look-again.ts';
export * from './use-cases/submitting/look-for-outcome.ts';
export * from './use-cases/submitting/send-plan.ts';
export * from './use-cases/submitting/submit.ts';
export * from './use-cases/submitting/write-event.ts';
