import type { Ask } from '../model.ts';
import type { Pim } from '../pim.ts';
import type { PimCaller } from '../pim-directory.ts';
import { changedPolicy } from '../policies/change-policy.ts';
import { RULES } from '../policies/rules.ts';
import type { PolicyBook } from '../policy-book.ts';
import { refusals } from '../refusal.ts';
import type { Schedule } from '../schedule.ts';
import type { Finding } from './finding.ts';

export interface RemedyParts {
  readonly pim: Pim;
  readonly policies: PolicyBook;
  readonly caller: PimCaller;
  readonly now: Date;
  newId(): string;
}

/** Does what the alert advises: takes away what was given, or makes the policy stricter. Throws `PimRefusal` where there is nothing left to do. */
export function remedy(finding: Finding, parts: RemedyParts): void {
  if (finding.about === 'grant') remove(finding.grant, parts);
  if (finding.about === 'holder') for (const grant of finding.grants) remove(grant, parts);
  if (finding.about === 'policy') requireMfa(finding, parts);
}

/** Through PIM like any other removal, so that a request tells who did it; also what was assigned outside. */
function remove({ kind, principalId, access }: Schedule, { pim, caller, now, newId }: RemedyParts): void {
  const ask: Ask = {
    action: 'adminRemove',
    principalId,
    access,
    justification: null,
    ticket: { number: null, system: null },
    customData: null,
    start: null,
    expiration: null,
  };
  pim.submit(kind, ask, caller, now, { isDryRun: false, id: newId() });
}

function requireMfa({ access }: Extract<Finding, { about: 'policy' }>, { policies, caller, now }: RemedyParts): void {
  const policy = policies.policyFor(access);
  const rule = RULES.find(({ kind, part }) => kind === 'Enablement' && part === 'activation');
  if (!rule) throw new Error('The rules of a policy have none about what an activation asks for.');
  const enabled = [...new Set(['MultiFactorAuthentication' as const, ...policy.activation.enabled])];
  const changed = changedPolicy(policy, [{ rule, settings: { kind: 'Enablement', enabled } }], refusals.invalidPolicy);
  policies.change(access, changed, { at: now, by: caller.id });
}
