import { nameBasedId } from '../name-based-id.ts';
import type { References } from '../references.ts';
import type { TenantData } from '../schema.ts';
import type { ConditionalAccessPolicy, Requirement } from './conditional-access-policy.ts';

type Written = TenantData['conditionalAccess'][number];

/** The policies as the file has them, in order. */
export const readConditionalAccess = (data: TenantData, references: References): readonly ConditionalAccessPolicy[] =>
  data.conditionalAccess.map((policy, index) => {
    const idsOf = (list: 'people' | 'except') =>
      policy[list]?.map((name, at) => references.principal(['conditionalAccess', index, list, at], name).id);
    return {
      id: policy.id ?? nameBasedId('conditionalAccess', String(index), policy.displayName),
      displayName: policy.displayName,
      isEnabled: policy.enabled,
      people: idsOf('people') ?? 'everybody',
      except: idsOf('except') ?? [],
      target: policy.contexts
        ? { kind: 'contexts', contexts: policy.contexts }
        : { kind: 'resources', resources: policy.resources ?? 'all' },
      requires: requirementOf(policy.requires),
    };
  });

function requirementOf(written: Written['requires']): Requirement {
  if (written === 'mfa' || written === 'externalChallenge' || written === 'block') return { kind: written };
  return { kind: 'context', context: written };
}
