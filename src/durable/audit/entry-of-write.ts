import { type PimWrite, providerOf, type ScheduleRequest, type Target, type WriteEvent } from '../../pim/index.ts';
import type { AuditActor, AuditEntry, AuditTarget, Named } from './audit-entry.ts';

type Content = Pick<AuditEntry, 'action' | 'target' | 'justification' | 'ticket' | 'requestId' | 'details'>;

/** The audit trail's record of a write to PIM, named and worded as PIM got it. */
export function entryOfWrite(event: WriteEvent, actor: AuditActor): AuditEntry {
  const { activityId, intentId, at, write, outcome } = event;
  const made = outcome.kind === 'accepted' ? outcome.request : undefined;
  const content = contentOf(write, made);
  return {
    format: 1,
    event: write.type,
    actor,
    activityId,
    intentId,
    at,
    ...content,
    requestId: content.requestId ?? made?.id,
    outcome: {
      kind: outcome.kind,
      status: made?.status,
      code: outcome.kind === 'accepted' ? undefined : outcome.code,
      microsoftRequestId: outcome.microsoftRequestId,
    },
  };
}

function contentOf(write: PimWrite, made: ScheduleRequest | undefined): Content {
  switch (write.type) {
    case 'request': {
      const { kind, action, target, principalId, justification, ticket } = write.draft;
      const window = 'window' in write.draft ? write.draft.window : undefined;
      return {
        action,
        target: made ? targetOfRequest(made) : targetOf(target, principalId),
        justification,
        ticket: ticket && { number: ticket.ticketNumber, system: ticket.ticketSystem },
        details: { kind, window },
      };
    }
    case 'cancel':
      return { action: 'cancel', target: targetOfRequest(write.request), requestId: write.request.id };
    case 'decide':
      return {
        action: write.decision.result,
        target: targetOfRequest(write.request),
        justification: write.decision.justification,
        requestId: write.request.id,
        details: { stepId: write.stepId },
      };
    case 'change-policy':
      return { action: 'change-policy', target: targetOf(write.target), details: { change: write.change } };
    case 'handle-alert': {
      const { id: alertId, title, scopeId } = write.alert;
      return {
        action: write.handling.kind,
        target: { provider: providerOf(write), scope: { id: scopeId } },
        details: {
          alertId,
          title,
          incidentId: write.handling.kind === 'remediate' ? write.handling.incidentId : undefined,
        },
      };
    }
  }
}

const targetOf = ({ provider, roleId, scopeId }: Target, principalId?: string): AuditTarget => ({
  provider,
  role: { id: roleId },
  scope: { id: scopeId },
  principal: principalId === undefined ? undefined : { id: principalId },
});

const targetOfRequest = ({ provider, role, scope, principal }: ScheduleRequest): AuditTarget => ({
  provider,
  role: named(role.id, role.name),
  scope: named(scope.id, scope.name),
  principal: named(principal.id, principal.signInName ?? principal.name),
});

/** Where there is no name the model has the id in its place. */
const named = (id: string, name: string): Named => (name === id ? { id } : { id, name });
