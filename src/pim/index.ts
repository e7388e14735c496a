/**
 * The domain of Privileged Identity Management (PIM), free of Microsoft's wires and of Teams.
 *
 * Glossary: one word, one meaning, everywhere in this program.
 *
 * - eligibility: a right that may be activated; it grants nothing yet.
 * - assignment: a right in force now, `activated` from an eligibility or `assigned` by an administrator.
 * - activation: the act of turning one's eligibility into a time-bound assignment.
 * - schedule: the standing rule (who, what, from, until) behind an eligibility or an assignment; may lie in the future.
 * - schedule instance: one concrete period in force now. What is active is read from instances only.
 * - schedule request: the message that asks PIM for a change; it has an `action` and a `status`. The only thing written.
 * - policy: the rules of one role at one scope; a rule is an expiration, enablement, approval or authentication context.
 * - needs: what a policy asks of a person for one action.
 * - plan: what an action would do, what is still missing, what PIM would refuse. Pure; nothing is sent.
 * - justification: the free text that says why. ticket info: number and system of a ticket.
 * - scope: where a right applies. target: a role at a scope, with its provider.
 * - principal: who holds or gets a right. actor: who asks for a change. approver: who decides.
 * - intent: what somebody is about to have PIM do, stored before it is sent.
 * - standing: what PIM says now about one target of one person.
 */

export * from './errors/pim-refusal.ts';
export * from './memory/my-roles.ts';
export * from './model/assignment.ts';
export * from './model/eligibility.ts';
export * from './model/person.ts';
export * from './model/policy-rules.ts';
export * from './model/provider-name.ts';
export * from './model/request-state.ts';
export * from './model/role.ts';
export * from './model/schedule-request.ts';
export * from './model/scope.ts';
export * from './model/target.ts';
export * from './model/ticket-info.ts';
export * from './planning/activation-needs.ts';
export * from './planning/plan-activation.ts';
export * from './ports/intent-store.ts';
export * from './ports/pim-provider.ts';
export * from './use-cases/activate-role.ts';
export * from './use-cases/deactivate-role.ts';
export * from './use-cases/list-active.ts';
export * from './use-cases/list-roles.ts';
export * from './use-cases/look-again.ts';
export * from './use-cases/submit.ts';
