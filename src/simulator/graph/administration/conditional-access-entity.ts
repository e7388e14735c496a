import type { Entity } from '../../odata/entity.ts';
import type { Directory } from '../../tenant/directory.ts';
import type { ConditionalAccessPolicy, Requirement } from '../../tenant/sign-in/conditional-access-policy.ts';
import { appIdOf } from '../../tokens/resources.ts';

/** A policy as Graph shows it, as much of it as is imitated. */
export function conditionalAccessEntity(policy: ConditionalAccessPolicy, directory: Directory): Entity {
  const { id, displayName, isEnabled, target, requires } = policy;
  return {
    type: 'conditionalAccessPolicy',
    properties: {
      id,
      displayName,
      state: isEnabled ? 'enabled' : 'disabled',
      conditions: {
        clientAppTypes: ['all'],
        users: usersOf(policy, directory),
        applications: {
          includeApplications: applicationsOf(target),
          includeAuthenticationContextClassReferences: target.kind === 'contexts' ? target.contexts : [],
        },
      },
      grantControls: { operator: 'OR', ...controlsOf(requires) },
      sessionControls: null,
    },
  };
}

function usersOf({ people, except }: ConditionalAccessPolicy, directory: Directory) {
  const isGroup = (id: string) => directory.object(id)?.kind === 'group';
  const named = people === 'everybody' ? [] : people;
  return {
    includeUsers: people === 'everybody' ? ['All'] : named.filter((id) => !isGroup(id)),
    includeGroups: named.filter(isGroup),
    excludeUsers: except.filter((id) => !isGroup(id)),
    excludeGroups: except.filter(isGroup),
  };
}

function applicationsOf(target: ConditionalAccessPolicy['target']): readonly string[] {
  if (target.kind === 'contexts') return [];
  return target.resources === 'all' ? ['All'] : target.resources.map(appIdOf);
}

/** A context that a policy requires is ours, and stands where Entra names controls of others. */
function controlsOf(requires: Requirement) {
  const { kind } = requires;
  return {
    builtInControls: kind === 'mfa' || kind === 'block' ? [kind] : [],
    customAuthenticationFactors: kind === 'context' ? [requires.context] : [],
    termsOfUse: kind === 'externalChallenge' ? ['terms'] : [],
  };
}
