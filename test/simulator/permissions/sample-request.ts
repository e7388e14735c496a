import { randomUUID } from 'node:crypto';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { groupId } from '../rig.ts';
import type { DocumentedOperation } from './documented-operations.ts';

/** Lists that must be told whose they are. */
const FILTERED = /^\/policies\/\w+$|^\/identityGovernance\/roleManagementAlerts\/alert\w*s$/i;

/** A path that fits the template: ids that nothing has, but in the right shape, so that permission is what is asked first. */
export function samplePath({ path }: DocumentedOperation): string {
  const group = groupId('Incident Commanders');
  const ofPim = /^\/(policies|identityGovernance\/roleManagementAlerts)\//i.test(path);
  const id = ofPim ? `DirectoryRole_${contoso.tenantId}_${randomUUID()}` : randomUUID();
  const filled = path
    .replace(/\(on=\{\w+\}\)/, "(on='principal')")
    .replace('{groupPolicyId}', `Group_${group}_${randomUUID()}`)
    .replace('{groupId}', group)
    .replace(/\{\w+\}/g, id);
  return FILTERED.test(filled) ? `${filled}?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole'` : filled;
}
