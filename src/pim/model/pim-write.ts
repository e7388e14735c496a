import type { Alert } from './alert.ts';
import type { Decision } from './approval.ts';
import type { PolicyChange } from './policy-change.ts';
import type { ProviderName } from './provider-name.ts';
import { targetOf } from './right.ts';
import type { ScheduleRequest } from './schedule-request.ts';
import type { ScheduleRequestDraft } from './schedule-request-draft.ts';
import { type Target, targetKey } from './target.ts';

/** Everything that can be written to PIM. All of it goes through the one `submit`. */
export type PimWrite =
  | RequestWrite
  | { readonly type: 'cancel'; readonly request: ScheduleRequest }
  | {
      readonly type: 'decide';
      readonly request: ScheduleRequest;
      readonly stepId: string;
      readonly decision: Decision;
    }
  | { readonly type: 'change-policy'; readonly target: Target; readonly change: PolicyChange }
  | {
      readonly type: 'handle-alert';
      readonly alert: Alert;
      readonly handling: AlertHandling;
    };

export interface RequestWrite {
  readonly type: 'request';
  readonly draft: ScheduleRequestDraft;
}

export type AlertHandling =
  | { readonly kind: 'dismiss' }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'remediate'; readonly incidentId: string };

export function providerOf(write: PimWrite): ProviderName {
  switch (write.type) {
    case 'request':
      return write.draft.target.provider;
    case 'cancel':
    case 'decide':
      return write.request.provider;
    case 'change-policy':
      return write.target.provider;
    case 'handle-alert':
      return write.alert.provider;
  }
}

/** What makes two writes of one person the same wish, whatever carried them: action, principal, target. */
export function wishKey(write: PimWrite): string {
  switch (write.type) {
    case 'request': {
      const { kind, action, target, principalId } = write.draft;
      return `${kind}|${action}|${principalId}|${targetKey(target)}`;
    }
    case 'cancel':
    case 'decide':
      return `${write.type}|${write.request.id}|${targetKey(targetOf(write.request))}`;
    case 'change-policy':
      return `change-policy|${targetKey(write.target)}`;
    case 'handle-alert':
      return `${write.handling.kind}|${'incidentId' in write.handling ? write.handling.incidentId : ''}|${write.alert.provider}|${write.alert.id}`;
  }
}
