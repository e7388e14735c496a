import { randomUUID } from 'node:crypto';
import { type Intent, targetOf } from '../../../src/pim/index.ts';
import { alex, globalReader } from '../../pim/sample.ts';

/** Of Alex, each of another role. */
export function deactivation(): Intent {
  const id = randomUUID();
  const draft = {
    kind: 'assignment',
    action: 'selfDeactivate',
    target: { ...targetOf(globalReader), roleId: id },
    principalId: alex.objectId,
    justification: undefined,
    ticket: undefined,
  } as const;
  return { activityId: id, actor: alex, write: { type: 'request', draft }, requestId: id, recordedAt: new Date() };
}
